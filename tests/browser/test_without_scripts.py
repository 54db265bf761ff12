"""The stage without scripts, on a phone: it is no wider than the screen, and its strips, changes and guesses work."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_stage import MODELS

WIDTHS = {390: "en", 320: "es"}  # pixels, and the language of the visitor
# What of the page reaches beyond the screen, but for what scrolls by itself.
BEYOND = """() => [...document.querySelectorAll("body *:not(.visually-hidden)")]
  .filter((one) => one.checkVisibility())
  .filter((one) => !one.closest(".models, .unit-strips, .sums-room, .equation, math, .skip-link"))
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""
PICTURE = "gate-strips picture img"


@pytest.fixture(params=WIDTHS, ids=str)
def plain(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A phone without scripts."""
    width: int = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 844}, java_script_enabled=False, base_url=base_url, locale=WIDTHS[width]
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("model", MODELS)
def test_nothing_is_wider_than_the_screen_and_changes_and_guesses_work(plain: Page, model: str) -> None:
    plain.goto(f"/lab/{model}")
    found = {"opened": seen_whole(plain)}
    plain.locator("[data-experiment]").first.click()
    expect(plain.locator("[data-experiment][aria-current]")).to_be_visible()
    expect(plain.locator(".claim[data-said]")).not_to_be_empty()
    found["changed"] = seen_whole(plain)
    plain.goto(f"/lab/{model}")
    plain.locator("form[data-part=hold] [name=new_until]").fill("2")
    plain.locator("form[data-part=hold] button").click()
    expect(plain.locator(".made li")).to_have_count(1)
    found["held"] = seen_whole(plain)
    plain.locator("[data-guess=forget]").click()
    plain.locator(".closing select").select_option("2")
    plain.locator(".closing button").click()
    expect(plain.locator("[data-part=predict] [data-said]")).not_to_be_empty()
    found["guessed"] = seen_whole(plain)
    assert {name: one for name, one in found.items() if one} == {}


def seen_whole(page: Page) -> list[str]:
    """What is too wide; the picture has come, and it is the one that is drawn for a phone."""
    page.locator(PICTURE).evaluate("(picture) => picture.decode()")
    assert "strips-phone.svg" in page.locator(PICTURE).evaluate("(picture) => picture.currentSrc")
    found: list[str] = page.evaluate(BEYOND)
    return found


def test_every_tab_and_the_steps_around_are_in_reach(plain: Page) -> None:
    plain.goto("/lab/text")
    step = plain.locator("gate-strips [name=step]")
    expect(step).to_have_value("25")
    plain.locator("a[href*='step=26']").first.click()
    expect(step).to_have_value("26")
    step.fill("1")
    step.press("Enter")
    expect(plain.locator("gate-strips a[href*='step=2&']")).to_be_visible()
    expect(plain.locator("gate-strips a[href*='step=0']")).to_have_count(0)
    for tab in plain.locator("[data-tab]").all():
        plain.evaluate("document.querySelector('[data-tabs]').scrollIntoView({ block: 'center' })")
        expect(tab).to_be_in_viewport(ratio=1)
        tab.click()
        expect(plain.locator(f"#tool-{tab.get_attribute('data-tab')}")).to_be_in_viewport()


def test_a_wide_window_has_the_wider_picture_beside_the_cell(browser: Browser, base_url: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/lab/text?do=f=0")
    picture, cell = page.locator(PICTURE).bounding_box(), page.locator(".sheet").bounding_box()
    assert picture
    assert cell
    assert 600 < picture["width"] < cell["x"] - picture["x"]
    context.close()
