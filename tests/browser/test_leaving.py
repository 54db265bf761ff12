"""Whatever way an item of a test, or a question, is left in a browser: what was filled in is there again."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.arriving import another_page, intercept

SET = "rnn-lstm"
WORD = "ablat"  # in the middle of a word


@pytest.fixture
def item(page: Page, base_url: str) -> Page:
    """A running test, at an item with a field to write in."""
    return at_a_field(page, base_url)


def at_a_field(page: Page, base_url: str) -> Page:
    """What is on a paper is drawn: where there is nothing to write on one, another newcomer has another."""
    for _newcomer in range(8):
        page.goto(f"{base_url}/sets/{SET}/test")
        with another_page(page):
            page.get_by_role("button", name="Start the test").click()
        attempt = page.url.partition("?")[0]
        for number in range(1, 13):
            page.goto(f"{attempt}?item={number}")
            if field(page).count():
                return page
        page.context.clear_cookies()
    raise AssertionError("nothing to write on eight papers")


def field(page: Page) -> Locator:
    return page.locator("form.question :is(input[name=text], input[name=gap])").first


def by_a_number(page: Page) -> None:
    with another_page(page):
        page.locator(".place:not([aria-current])").first.click()
    expect(page.locator("h1")).to_have_text(re.compile("Question"))


def by_the_menu(page: Page) -> None:
    page.get_by_role("navigation").get_by_text("Lab").click()
    page.wait_for_url("**/lab")


def by_the_language(page: Page) -> None:
    with another_page(page):
        page.get_by_title("Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")


def by_a_reload(page: Page) -> None:
    page.reload()


def by_the_address(page: Page) -> None:
    page.goto(page.url.partition("/attempts")[0] + "/progress")


def by_going_back(page: Page) -> None:
    page.go_back()


def by_handing_in(page: Page) -> None:
    with another_page(page):
        page.get_by_role("button", name="Hand in the test").click()
    expect(page.locator("input[name=sure]")).to_be_attached()


WAYS = [by_a_number, by_the_menu, by_the_language, by_a_reload, by_the_address, by_going_back, by_handing_in]


@pytest.mark.parametrize("leave", WAYS, ids=lambda way: way.__name__)
def test_a_word_that_was_just_begun_is_there_again(item: Page, leave: Callable[[Page], None]) -> None:
    address = item.url
    field(item).press_sequentially(WORD)
    leave(item)
    item.goto(address)
    expect(field(item)).to_have_value(WORD)
    expect(item.locator("[data-save-state]")).to_have_text(re.compile("Saved|Guardada"))


def test_a_word_that_was_just_begun_outlives_its_tab(item: Page) -> None:
    address, context = item.url, item.context
    field(item).press_sequentially(WORD)
    with item.expect_event("close"):
        item.close(run_before_unload=True)
    after = context.new_page()
    for _look in range(100):  # what a tab sends as it closes tells nobody of its reply
        if f'value="{WORD}"' in after.request.get(address).text():
            break
        after.wait_for_timeout(50)
    after.goto(address)
    expect(field(after)).to_have_value(WORD)


def test_without_javascript_every_button_takes_the_word_along(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = at_a_field(context.new_page(), base_url)
    address = page.url
    for number, leave in enumerate((by_a_number, by_the_menu, by_handing_in, by_the_language)):
        page.goto(address)
        field(page).fill(f"{WORD}{number}")
        leave(page)
        page.goto(address)
        expect(field(page)).to_have_value(f"{WORD}{number}")
    context.close()


def test_enter_in_a_field_saves_and_chooses_no_language(item: Page) -> None:
    address = item.url
    field(item).press_sequentially(WORD)
    with item.expect_response("**/answers"):
        field(item).press("Enter")
    expect(item.locator("html")).to_have_attribute("lang", "en")
    item.goto(address)
    expect(field(item)).to_have_value(WORD)


def test_a_cookie_that_is_lost_meanwhile_is_told_and_the_test_goes_on(item: Page) -> None:
    item.context.clear_cookies()
    field(item).press_sequentially(WORD)
    expect(item.locator("[data-lost]")).to_contain_text("This browser has lost the cookie")
    expect(field(item)).to_have_value(WORD)
    by_a_number(item)
    expect(item.locator(".place")).to_have_count(12)


@pytest.fixture
def asked(page: Page, base_url: str) -> Page:
    """A question of practice with a word to be written."""
    page.goto(f"{base_url}/sets/{SET}/quiz?question=name-of-the-carousel")
    field(page).wait_for()
    return page


@pytest.mark.parametrize("leave", [by_the_menu, by_the_language, by_a_reload], ids=lambda way: way.__name__)
def test_in_practice_a_word_outlives_its_page(asked: Page, leave: Callable[[Page], None]) -> None:
    address = asked.url
    field(asked).press_sequentially(WORD)
    leave(asked)
    asked.goto(address)
    expect(field(asked)).to_have_value(WORD)


def test_in_practice_the_way_back_leads_to_the_word(asked: Page) -> None:
    field(asked).press_sequentially(WORD)
    by_the_menu(asked)
    asked.go_back()
    expect(field(asked)).to_have_value(WORD)


def test_what_is_written_while_the_cookie_is_found_lost_goes_on(item: Page) -> None:
    held: list[Route] = []
    item.context.clear_cookies()
    intercept(item, "**/answers", lambda route: held.append(route), times=1)
    with item.expect_request("**/answers"):
        field(item).press_sequentially(WORD)
    field(item).press_sequentially("ion")
    held[0].continue_()
    expect(item.locator("[data-lost]")).to_be_visible()
    expect(field(item)).to_have_value(f"{WORD}ion")
