"""What is at the edges of the stage: names that are wholly read, rows that tell that they go on, deeds at hand."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.lab import open_lab, settled, until
from tests.browser.stage import unseen
from tests.browser.test_stage import MODELS, PHONE, WIDE
from tests.browser.touching import phone  # noqa: F401
from tests.chance import NOON

CUT_NAMES = """[...document.querySelectorAll('.strip-label')].filter((row) => [row, ...row.querySelectorAll('*')].some(
  (one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).display !== 'inline')
  ).map((row) => row.textContent)"""
RANGES = """[...document.querySelectorAll(".strip-label small:not(.asked-when)")]
  .map((one) => one.checkVisibility() && one.textContent)"""
OVERLAP = """() => {
  const [below, sheet] = ['.below', '.sheet'].map((one) => document.querySelector(one).getBoundingClientRect());
  return below.right > sheet.left && below.top < sheet.bottom && sheet.top < below.bottom;
}"""
CUT = "document.querySelector('{}').dataset.cut"
MASK = "getComputedStyle(document.querySelector('{}')).maskImage"
CONTRAST = """() => {
  const { place, colours, chosen, window } = document.querySelector('gate-strips');
  const { top, height } = place.track('answer');
  const at = [place.x(chosen.step) + 2 - window.seen.left, top + height / 2].map((one) => one * devicePixelRatio);
  const [r, g, b, a] = window.canvas.getContext('2d').getImageData(...at, 1, 1).data;
  const ground = [r, g, b].map((one, nth) => colours.card[nth] + (one - colours.card[nth]) * (a / 255));
  const linear = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const bright = (colour) => colour.map(linear).reduce((sum, c, nth) => sum + c * [0.2126, 0.7152, 0.0722][nth], 0.05);
  const [one, other] = [bright(ground), bright(colours.ink)].sort((x, y) => x - y);
  return other / one;
}"""


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_names_and_ranges_of_the_strips_are_wholly_read(
    browser: Browser, base_url: str, size: dict[str, int], language: str
) -> None:
    context = browser.new_context(viewport=size, locale=language, base_url=base_url)  # type: ignore[arg-type]
    page, cut = context.new_page(), {}
    for model in MODELS:
        open_lab(page, f"/lab/{model}")
        assert all(page.evaluate(RANGES)), model
        if found := page.evaluate(CUT_NAMES):
            cut[model] = found
    context.close()
    assert cut == {}


@pytest.mark.parametrize("model", ["forget", "text"])
def test_the_legend_does_not_slide_under_the_cell(page: Page, base_url: str, model: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 700})
    open_lab(page, f"{base_url}/lab/{model}")
    for y in (0, 200, 400, 800):
        page.evaluate(f"scrollTo(0, {y})")
        assert not page.evaluate(OVERLAP), y


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("row", [".model-row", ".deeds"])
def test_a_row_that_goes_on_fades_at_the_edge_it_goes_beyond(
    phone: Page,  # noqa: F811
    base_url: str,
    row: str,
    direction: str,
) -> None:
    open_lab(phone, f"{base_url}/lab/forget?do=f=0.5;i=0.3")
    phone.evaluate(f"document.documentElement.dir = '{direction}'")
    onward = 1 if direction == "ltr" else -1
    phone.evaluate(f"document.querySelector('{row}').scrollLeft = 0")
    until(phone, f"{CUT.format(row)} === 'end'")
    assert ("-90deg" in phone.evaluate(MASK.format(row))) == (direction == "rtl")
    half = "row => (row.scrollWidth - row.clientWidth) / 2"
    phone.locator(row).evaluate(f"(row) => {{ row.scrollLeft = {onward} * ({half})(row) }}")
    until(phone, f"{CUT.format(row)} === 'start end'")
    phone.evaluate(f"document.querySelector('{row}').scrollLeft = {9999 * onward}")
    until(phone, f"{CUT.format(row)} === 'start'")


def test_what_was_changed_last_is_taken_back_where_it_is_seen(phone: Page, base_url: str) -> None:  # noqa: F811
    open_lab(phone, f"{base_url}/lab/forget?do=i=0.3&tool=change")
    phone.evaluate("document.querySelector('.deeds').scrollLeft = 200")
    phone.locator("form[data-part=hold] [name=new_what]").select_option("f")
    phone.get_by_role("button", name="Hold it").tap()
    expect(phone.locator(".made li")).to_have_count(2)
    settled(phone)
    first = phone.locator(".take-back").first
    box = first.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    assert unseen(phone, ".take-back") == []
    expect(first).to_contain_text("forget")


def test_a_link_that_is_copied_says_so_on_its_button(page: Page, base_url: str) -> None:
    page.clock.install(time=NOON)
    open_lab(page, f"{base_url}/lab/forget?tool=share")
    copy = page.locator("[data-copy]").first
    page.clock.pause_at(NOON + timedelta(hours=1))  # it is said for a while only
    copy.click()
    expect(copy).to_have_text("Copied.")
    expect(page.locator("[data-announcer]")).to_have_text("Copied.")
    page.clock.run_for(2000)
    expect(copy).to_have_text("Copy")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chosen_column_is_read_in_forced_colours(page: Page, base_url: str, scheme: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    open_lab(page, f"{base_url}/lab/forget")
    assert page.evaluate(CONTRAST) >= 4.5
