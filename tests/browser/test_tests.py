"""A test by keyboard alone, without JavaScript, on a bad line, and in two tabs."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.arriving import another_page, barriers, intercept
from tests.browser.filling import fill_in
from tests.chance import NOON

WIDTHS = [(390, "light"), (1280, "dark")]


def start(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/test")
    with another_page(page):
        page.get_by_role("button", name="Start the test").click()
    expect(page.locator("form.question")).to_be_visible()


def to_choices(page: Page) -> None:
    """On to the first item with a single choice that is still open."""
    for place in range(12):
        if place:  # the first is there already
            with another_page(page):
                page.locator(".place").nth(place).click()
        expect(page).to_have_url(re.compile(f"item={place + 1}$"))
        expect(page.locator("h1")).to_have_text(f"Question {place + 1} of 12")
        if page.locator("input[type=radio][name=choice]").count():
            return
    raise AssertionError("no single choice on the paper")


def save(page: Page, row: int) -> None:
    """Choose, until the server has it: what was saved before says so too."""
    with page.expect_response("**/answers"):
        page.locator(".row").nth(row).click()
    expect(page.locator("[data-save-state]")).to_have_text("Saved")


def test_a_test_is_taken_by_keyboard_alone(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/sets/rnn-lstm/test")
    page.get_by_role("button", name="Start the test").focus()
    with another_page(page):
        page.keyboard.press("Enter")
    for number in range(1, 12):
        expect(page.locator("h1")).to_have_text(f"Question {number} of 12")
        fill_in(page)
        page.get_by_role("button", name="Save and go on").focus()
        with another_page(page):
            page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Question 12 of 12")
    expect(page.locator(".sitting")).to_contain_text("11 of 12 answered")
    page.get_by_role("button", name="Hand in the test").press("Enter")
    expect(page.locator("h1")).to_be_focused()
    page.get_by_role("button", name="Hand in anyway").press("Enter")
    expect(page.locator("h1")).to_have_text("Results of the test")
    expect(page.locator("h1")).to_be_focused()


def test_a_test_is_taken_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    start(page, base_url)
    expect(page.locator("test-clock")).to_have_text("18 minutes left")
    fill_in(page)
    page.get_by_role("button", name="Save and go on").click()
    expect(page.locator(".notice")).to_have_text("Saved")
    expect(page.locator("h1")).to_have_text("Question 2 of 12")
    page.get_by_role("button", name="Hand in the test").click()
    page.get_by_role("button", name="Hand in anyway").click()
    expect(page.locator("h1")).to_have_text("Results of the test")
    context.close()


def test_an_answer_is_saved_as_it_is_given(page: Page, base_url: str) -> None:
    start(page, base_url)
    to_choices(page)
    for row in (0, 1, 0):
        save(page, row)
    page.reload()
    expect(page.locator("input[name=choice]").first).to_be_checked()
    expect(page.locator(".place.answered")).to_have_count(1)


def test_on_a_bad_line_it_is_sent_again_until_it_is_saved_and_the_newest_wins(page: Page, base_url: str) -> None:
    start(page, base_url)
    to_choices(page)
    intercept(page, "**/answers", lambda route: route.abort())
    page.locator(".row").nth(0).click()
    expect(page.locator("[data-save-state]")).to_have_text("Not saved yet: offline, trying again.")
    page.locator(".row").nth(1).click()
    page.unroute("**/answers")
    expect(page.locator("[data-save-state]")).to_have_text("Saved")
    page.reload()
    expect(page.locator("input[name=choice]").nth(1)).to_be_checked()


def test_a_reply_that_is_lost_makes_no_second_answer(page: Page, base_url: str) -> None:
    start(page, base_url)
    to_choices(page)
    lost = iter([True])

    def lose_the_first(route: Route) -> None:
        if next(lost, False):
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.continue_()

    intercept(page, "**/answers", lose_the_first)
    page.locator(".row").first.click()
    expect(page.locator("[data-save-state]")).to_have_text("Saved")
    page.reload()
    expect(page.locator("form.question input[name=version]")).to_have_value("1")


def test_leaving_an_item_waits_for_what_is_under_way(page: Page, base_url: str) -> None:
    start(page, base_url)
    to_choices(page)
    intercept(page, "**/answers", lambda route: route.abort())
    title = page.locator("h1").text_content() or ""
    page.locator(".row").first.click()
    page.locator(".place").nth(11).click()
    expect(page.locator("[data-save-state]")).to_have_text("Not saved yet: offline, trying again.")
    expect(page.locator("h1")).to_have_text(title)
    page.unroute("**/answers")
    expect(page.locator("h1")).to_have_text("Question 12 of 12")
    expect(page.locator(".place.answered")).to_have_count(1)


def test_a_stale_tab_is_told_and_shows_the_newer_answer(page: Page, base_url: str) -> None:
    start(page, base_url)
    to_choices(page)
    page.goto(page.url)
    other = page.context.new_page()
    other.goto(page.url)
    save(other, 2)
    page.locator(".row").nth(0).click()
    expect(page.locator(".notice")).to_contain_text("A newer answer was saved in another tab")
    expect(page.locator("input[name=choice]").nth(2)).to_be_checked()
    save(page, 0)


def test_the_clock_counts_down_warns_and_leads_to_the_results(page: Page, base_url: str) -> None:
    """By the seconds that the server gave, on a clock that the test moves."""
    page.clock.install(time=NOON)
    page.goto(f"{base_url}/sets/rnn-lstm/test")
    page.clock.pause_at(NOON + timedelta(hours=1))
    start(page, base_url)
    page.route("**/attempts/**", lambda route: route.abort())
    page.clock.run_for(13 * 60 * 1000 + 500)
    expect(page.locator("[data-announcer]")).to_have_text("5 minutes left")
    page.clock.run_for(4 * 60 * 1000)
    expect(page.locator("[data-announcer]")).to_have_text("1 minute left")
    page.clock.run_for(61 * 1000)
    expect(page.locator("test-clock")).to_have_text("0:00")
    expect(page.locator("[data-announcer]")).to_have_text("Time is over. Your saved answers are being marked.")
    page.unroute("**/attempts/**")
    with page.expect_navigation():
        page.clock.run_for(7000)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("width", "theme"), WIDTHS)
def test_no_page_of_a_test_keeps_anybody_out(
    browser: Browser, base_url: str, width: int, theme: str, language: str
) -> None:
    context = browser.new_context(color_scheme=theme, viewport={"width": width, "height": 844}, locale=language)  # type: ignore[arg-type]
    page = context.new_page()

    def check(where: str, at: str) -> None:
        assert not (found := barriers(page, at)), f"{where}\n{found}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{where} is wider than the screen"

    page.goto(f"{base_url}/sets/rnn-lstm/test")
    check("before", "form[action$='/attempts']")
    with another_page(page):
        page.locator("form.acts button").click()
    check("item", "form.question")
    fill_in(page)
    with another_page(page):
        page.locator("form.question button.main").click()
    expect(page.locator(".place.answered")).to_have_count(1)
    check("saved", ".place.answered")
    attempt = page.url.partition("?")[0]
    page.goto(f"{base_url}/sets/rnn-lstm/quiz")
    check("refused", "main h1")
    page.goto(f"{base_url}/sets/rnn-lstm/test")
    check("running", "main h1")
    page.goto(attempt)
    with another_page(page):
        page.locator("button[value=end]").click()
    expect(page.locator("input[name=sure]")).to_be_attached()
    check("confirm", "form.acts button")
    with another_page(page):
        page.locator("form.acts button").click()
    check("results", ".figures")
    page.goto(f"{base_url}/progress")
    check("progress", "main h1")
    context.close()
