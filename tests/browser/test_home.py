"""Home in a browser: two taps to the first verdict; a strip that moves by itself and can be stopped."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.arriving import another_page, still, until

PHONE = {"width": 390, "height": 844}
FIRST = "( comes. The input gate i opens to 0.99, and the cell c goes from 1.690 to 2.673."
# By the page's own clock, which is late where the page is.
TWO_BEATS = "new Promise((over) => setTimeout(over, 3600))"
SAID = """() => {
  const caption = document.querySelector("[data-caption]");
  window.said = [];
  new MutationObserver(() => window.said.push(caption.textContent)).observe(caption, { childList: true });
}"""


def opened(browser: Browser, base_url: str, **told: object) -> Page:
    context = browser.new_context(base_url=base_url, **told)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/")
    if told.get("java_script_enabled", True):
        still(page)
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
    with another_page(phone):
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
    phone.evaluate(TWO_BEATS)
    expect(caption).to_have_text(FIRST)


def test_the_strip_moves_says_what_happens_and_stops(browser: Browser, base_url: str) -> None:
    page = opened(browser, base_url, viewport={"width": 1280, "height": 900})
    page.evaluate(SAID)
    until(page, "new Set(window.said).size > 1")
    assert all(" comes. " in one for one in page.evaluate("window.said"))
    page.locator("[data-hold]").click()
    expect(page.locator("[data-hold]")).to_have_text("Play")
    said = page.evaluate("window.said.length")
    page.evaluate(TWO_BEATS)
    assert page.evaluate("window.said.length") == said
    page.context.close()


def test_whoever_types_takes_over_and_reads_of_their_own_step(phone: Page) -> None:
    phone.locator("#sequence").fill("()(")
    expect(phone.locator("[data-caption]")).to_contain_text("( comes.")
    phone.locator("#sequence").fill("())")
    expect(phone.locator("[data-caption]")).to_contain_text(") comes.")
    expect(phone.locator("[data-hold]")).to_have_text("Play")


def test_what_is_typed_before_the_script_has_come_is_run_too(phone: Page) -> None:
    held: list[Route] = []
    phone.route("**/gate_strips.js", lambda route: held.append(route))
    with phone.expect_request("**/gate_strips.js"):
        phone.reload(wait_until="domcontentloaded")
    phone.locator("#sequence").fill("())")
    held[0].continue_()
    expect(phone.locator("[data-caption]")).to_contain_text(") comes.")
    expect(phone.locator("#sequence")).to_have_value("())")


def test_without_scripts_everything_is_there(browser: Browser, base_url: str) -> None:
    page = opened(browser, base_url, viewport=PHONE, java_script_enabled=False)
    expect(page.locator("[data-caption]")).to_have_text(FIRST)
    expect(page.locator("[data-hold]")).to_be_hidden()
    page.locator("#answer input[type=radio]").nth(3).check()
    page.locator("#answer .btn.main").click()
    expect(page.locator("h1")).to_contain_text("Right")
    page.context.close()
