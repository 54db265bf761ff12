"""What the other tests go by: the page that a press leads to is waited for, however it comes and however slowly."""

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.arriving import another_page, barriers, intercept, still

QUIZ = "/sets/rnn-lstm/quiz?question=gates-true-statement"
PAUSE = 700  # milliseconds
FAULT = "<img src='/static/none.png'>"  # without a word for those who do not see it


@pytest.fixture(params=[True, False], ids=["swapped", "gone to"])
def asked(browser: Browser, base_url: str, request: pytest.FixtureRequest) -> Page:
    """A question whose verdict takes its time."""
    page = browser.new_context(java_script_enabled=request.param, base_url=base_url).new_page()
    page.goto(QUIZ)
    intercept(page, "**/answers", lambda route: (page.wait_for_timeout(PAUSE), route.continue_()))
    return page


def test_the_page_is_there_that_a_press_leads_to(asked: Page) -> None:
    with another_page(asked):
        asked.locator("button[name=skipped]").click()
    assert asked.locator("h1.verdict").count() == 1
    assert "/answers/" in asked.url
    with another_page(asked):
        asked.get_by_role("link", name="Next").click()
    assert asked.locator("h1.verdict").count() == 0
    asked.context.close()


def test_what_axe_is_asked_about_is_the_page_to_come(page: Page, base_url: str) -> None:
    def spoil(route: Route) -> None:
        reply = route.fetch()
        page.wait_for_timeout(PAUSE)
        route.fulfill(response=reply, body=reply.text().replace("</h1>", f"</h1>{FAULT}"))

    page.goto(base_url + QUIZ)
    assert barriers(page, "form.question") == ""
    intercept(page, "**/answers", spoil)
    page.locator("button[name=skipped]").click()
    assert "image-alt" in barriers(page, "h1.verdict")


def test_a_page_is_still_when_its_elements_have_come_and_nothing_moves(page: Page, base_url: str) -> None:
    page.route("**/gate_strips.js", lambda route: (page.wait_for_timeout(PAUSE), route.continue_()))
    page.goto(f"{base_url}/lab/forget")
    still(page)
    assert page.evaluate("Boolean(document.querySelector('gate-strips').run)")
    page.evaluate("document.querySelector('h1').animate({ opacity: [0, 1] }, 900)")
    still(page)
    assert page.evaluate("document.getAnimations().filter((one) => one.playState === 'running')") == []
