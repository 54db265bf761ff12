"""Home in a browser: two taps to the first verdict; a strip that moves by itself and can be stopped."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 390, "height": 844}
FIRST = "( comes. The input gate i opens to 0.99, and the cell c goes from 1.690 to 2.673."


def opened(browser: Browser, base_url: str, **told: object) -> Page:
    context = browser.new_context(base_url=base_url, **told)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/")
    return page


@pytest.fixture
def phone(browser: Browser, base_url: str) -> Iterator[Page]:
    page = opened(browser, base_url, viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    yield page
    page.context.close()


def bottom_of(page: Page, selector: str) -> float:
    box = page.locator(selector).last.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_two_taps_lead_a_newcomer_to_the_first_verdict_without_scrolling(phone: Page) -> None:
    assert bottom_of(phone, "#answer") <= PHONE["height"]
    phone.locator("#answer label.heat").nth(3).tap()
    phone.locator("#answer .btn.main").tap()
    expect(phone.locator("h1")).to_contain_text("Right")
    assert phone.evaluate("scrollY") == 0


@pytest.mark.parametrize(("width", "height", "language"), [(1280, 900, "en"), (390, 844, "es"), (1280, 900, "es")])
def test_a_newcomers_question_is_in_view_as_a_whole(
    browser: Browser, base_url: str, width: int, height: int, language: str
) -> None:
    page = opened(browser, base_url, viewport={"width": width, "height": height}, locale=language)
    assert bottom_of(page, "#answer") <= height
    page.context.close()


def test_nothing_is_cut_off_on_a_narrow_phone(browser: Browser, base_url: str) -> None:
    page = opened(browser, base_url, viewport={"width": 320, "height": 640}, locale="es")
    expect(page.locator("live-strip canvas")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()


def test_the_strip_stands_still_where_less_motion_is_asked_for(phone: Page) -> None:
    caption = phone.locator("[data-caption]")
    expect(caption).to_have_text(FIRST)
    expect(phone.locator("[data-hold]")).to_have_text("Play")
    phone.wait_for_timeout(2000)
    expect(caption).to_have_text(FIRST)


def test_the_strip_moves_says_what_happens_and_stops(browser: Browser, base_url: str) -> None:
    page = opened(browser, base_url, viewport={"width": 1280, "height": 900})
    caption, hold = page.locator("[data-caption]"), page.locator("[data-hold]")
    expect(caption).to_contain_text("( comes. The input gate i opens to 0.99", timeout=4000)
    hold.click()
    expect(hold).to_have_text("Play")
    said = caption.inner_text()
    page.wait_for_timeout(2000)
    assert caption.inner_text() == said
    page.context.close()


def test_whoever_types_takes_over_and_reads_of_their_own_step(phone: Page) -> None:
    phone.locator("#sequence").fill("()(")
    expect(phone.locator("[data-caption]")).to_contain_text("( comes.")
    phone.locator("#sequence").fill("())")
    expect(phone.locator("[data-caption]")).to_contain_text(") comes.")
    expect(phone.locator("[data-hold]")).to_have_text("Play")


def test_without_scripts_everything_is_there(browser: Browser, base_url: str) -> None:
    page = opened(browser, base_url, viewport=PHONE, java_script_enabled=False)
    expect(page.locator("[data-caption]")).to_have_text(FIRST)
    expect(page.locator("[data-hold]")).to_be_hidden()
    page.locator("#answer input[type=radio]").nth(3).check()
    page.locator("#answer .btn.main").click()
    expect(page.locator("h1")).to_contain_text("Right")
    page.context.close()
