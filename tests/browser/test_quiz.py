"""Answering by keyboard alone, and without JavaScript."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.arriving import another_page, intercept, until


def test_a_quiz_is_answered_by_keyboard_alone(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/quiz?question=gates-true-statement")
    page.keyboard.press("2")
    expect(page.locator("input[data-key='2']")).to_be_checked()
    page.keyboard.press("Enter")

    verdict = page.locator("h1.verdict")
    expect(verdict).to_be_visible()
    expect(page.get_by_role("link", name="Next")).to_be_focused()
    expect(page.get_by_role("region", name="Explanation")).to_be_visible()
    expect(page.locator("[data-announcer]")).to_have_text(verdict.inner_text())
    assert "/answers/" in page.url

    with another_page(page):
        page.keyboard.press("Enter")
    expect(page.locator("form.question")).to_be_visible()


# The next page comes when it is told to.
HELD = """() => {
  const start = document.startViewTransition.bind(document);
  document.startViewTransition = (change) => {
    document.startViewTransition = start;
    return start(() => new Promise((done) => { window.goOn = done; }).then(change));
  };
}"""


def test_a_second_enter_before_the_page_has_changed_sends_nothing(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/quiz?question=gates-true-statement")
    page.evaluate(HELD)
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    until(page, "'goOn' in window")
    page.keyboard.press("Enter")
    with another_page(page):
        page.evaluate("window.goOn()")
    expect(page.locator("h1.verdict")).to_be_visible()
    assert len(sent) == 1
    with another_page(page):
        page.keyboard.press("Enter")
    expect(page.locator("form.question")).to_be_visible()


@pytest.mark.parametrize("fault", ["AbortSignal.any = undefined", "DOMParser.prototype.parseFromString = undefined"])
def test_a_fault_of_our_own_is_not_called_offline(page: Page, base_url: str, fault: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/quiz?question=gates-true-statement")
    page.evaluate(f"() => {{ {fault}; }}")
    page.keyboard.press("2")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1.verdict")).to_be_visible()


def test_no_network_is_called_offline(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/quiz?question=gates-true-statement")
    intercept(page, "**/answers", lambda route: route.abort())
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("You seem to be offline")
    page.unroute("**/answers")
    page.keyboard.press("Enter")
    expect(page.locator("h1.verdict")).to_be_visible()


def test_an_answer_that_is_sent_again_says_once_how_long_its_question_was_looked_at(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/quiz?question=gates-true-statement")
    intercept(page, "**/answers", lambda route: route.abort())
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.unroute("**/answers")
    with page.expect_request("**/answers") as sent:
        page.keyboard.press("Enter")
    times = parse_qs(sent.value.post_data or "")["elapsed_ms"]
    assert len(times) == 1
    assert int(times[0]) > 0


def test_a_card_is_turned_graded_and_taken_back_by_keyboard(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/flashcards")
    front = page.locator(".flashcard .ask").inner_text()
    page.keyboard.press("Space")
    expect(page.locator(".back-text")).to_be_focused()
    page.keyboard.press("2")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert page.locator(".flashcard .ask").inner_text() != front

    page.keyboard.press("u")
    expect(page.locator(".flashcard .ask")).to_have_text(front)


def test_sending_without_a_choice_says_so_and_counts_nothing(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/quiz?question=gates-true-statement")
    page.locator("input[type=radio][name=choice]").first.evaluate("box => box.form.noValidate = true")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was counted")


def test_the_quiz_works_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url)
    page.locator("form.question label:has(input)").first.click()
    with another_page(page):
        page.get_by_role("button", name="Check").click()
    expect(page.locator("h1.verdict")).to_be_visible()
    with another_page(page):
        page.get_by_role("link", name="Next").click()
    expect(page.locator("form.question")).to_be_visible()
    context.close()


def test_cards_work_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/sets/rnn-lstm/flashcards")
    for name in ("Turn the card", "Got it"):
        with another_page(page):
            page.get_by_role("button", name=name).click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    context.close()


def test_an_answer_whose_reply_is_lost_is_sent_again_and_counted_once(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/quiz?question=gates-true-statement")
    lost = iter([True])

    def lose_the_first(route) -> None:  # type: ignore[no-untyped-def]
        if next(lost, False):
            route.fetch()
            route.abort()
        else:
            route.continue_()

    intercept(page, "**/answers", lose_the_first)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator("h1.verdict")).to_be_visible()
    page.goto(f"{base_url}/progress")
    expect(page.locator(".figures dd").first).to_have_text("1")
