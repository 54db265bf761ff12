"""The stage by keyboard alone: the strips are reached early, their keys move nothing else, and their focus is seen."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.lab import open_lab, until
from tests.browser.test_stage import MODELS, PHONE, WIDE

CHOSEN = "document.querySelector('gate-strips').chosen.step"
PLAYS = "'playing' in document.querySelector('[data-play]').dataset"
# Whether the whole ring around what has the focus lies in the window, and nothing around it cuts it off.
RING = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  if (!one.matches(":focus-visible") || style.outlineStyle === "none") return "no ring";
  const out = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  const [left, right, top, bottom] = [box.left - out, box.right + out, box.top - out, box.bottom + out];
  if (left < 0 || right > innerWidth || top < 0 || bottom > innerHeight) return `${[left, right, top, bottom]}`;
  for (let above = one.parentElement; above; above = above.parentElement) {
    const room = above.getBoundingClientRect();
    if (above === document.body || getComputedStyle(above).overflowX === "visible") continue;
    if (left < room.left || right > room.right || top < room.top || bottom > room.bottom) return above.className;
  }
  return "";
}"""


def skip(page: Page) -> None:
    """To the strips: two Tabs and Enter."""
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("[data-strips]")).to_be_focused()


@pytest.mark.parametrize("model", MODELS)
def test_three_keys_lead_to_the_strips_and_theirs_scroll_nothing(page: Page, model: str) -> None:
    page.set_viewport_size(WIDE)
    open_lab(page, f"/lab/{model}")
    first = page.evaluate(CHOSEN)
    skip(page)
    assert page.evaluate(CHOSEN) == first
    for key, step in (("Home", 1), ("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2)):
        page.keyboard.press(key)
        assert page.evaluate(CHOSEN) == step
    page.keyboard.press(" ")
    until(page, PLAYS)
    expect(page.locator("[data-strips]")).to_be_focused()
    page.keyboard.press(" ")
    until(page, f"!({PLAYS})")
    for key in ("ArrowDown", "ArrowUp", "PageDown", "PageUp", "End"):
        page.keyboard.press(key)
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_the_ring_of_the_strips_is_whole(browser: Browser, base_url: str, size: ViewportSize, scheme: str) -> None:
    context = browser.new_context(viewport=size, base_url=base_url, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    open_lab(page, "/lab/text?do=f=.5")
    page.keyboard.press("u")
    expect(page.locator(".made li")).to_have_count(0)
    expect(page.locator("[data-strips]")).to_be_focused()
    assert page.evaluate(RING) == ""
    page.locator("[data-strips] canvas").click()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(RING) == ""
    open_lab(page, "/lab/forget")
    skip(page)
    assert page.evaluate(RING) == ""
    context.close()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("model", MODELS)
def test_what_the_marks_mean_is_in_sight_while_the_run_is_changed(
    browser: Browser, base_url: str, model: str, language: str
) -> None:
    context = browser.new_context(viewport=WIDE, base_url=base_url, locale=language)
    page = context.new_page()
    for asked in ("", "&do=f=.5"):
        open_lab(page, f"/lab/{model}?tool=change{asked}")
        for kind in ("hold", "set", "weight"):
            page.locator(f"[name=kind][value={kind}]").check(force=True)
            legend = page.locator("[data-part=legend]").bounding_box()
            button = page.locator(f"form[data-part={kind}] button").bounding_box()
            assert legend
            assert button
            assert legend["y"] + legend["height"] <= WIDE["height"]
            assert button["y"] + button["height"] <= legend["y"]
    context.close()
