"""What strips, sheet and keys show can be read: nothing is tiny, cut, covered or out of sight."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.lab import IN_FORCE, open_lab, until
from tests.browser.stage import at_rest, unseen
from tests.browser.test_stage import MODELS, PHONE, WIDE

FADE = 16  # pixels at an edge beyond which the strips go on
SMALLEST, APART = 10, 2  # pixels: of a letter; between two answers
STRIPS = "document.querySelector('gate-strips')"
# Every text that is painted, where it stands and how large.
PAINTED = """
  const paint = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const { width, actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = this.measureText(text);
    const size = Number.parseFloat(this.font.match(/([\\d.]+)px/)[1]);
    (window.painted ??= []).push({ text, x, y, size, width, up, down });
    return paint.apply(this, arguments);
  };"""
WITHIN = f"""(name) => {{
  const {{ place, run, chosen, window: seen }} = {STRIPS};
  const {{ top, height }} = place.track(name);
  window.painted = [];
  seen.strips.dispatchEvent(new Event("scroll"));
  return new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted({{
    texts: [...new Map(window.painted.filter(({{ y }}) => y >= top && y <= top + height)
      .map((one) => [`${{one.x}} ${{one.y}}`, one])).values()],
    column: place.column, step: chosen.step, answers: run.answers, before: run.before?.answers, top, height,
  }}))));
}}"""
CHOSEN = f"""() => {{
  const {{ place, chosen, window: seen }} = {STRIPS};
  const left = place.x(chosen.step) - seen.strips.scrollLeft;
  return {{ left, right: seen.width - left - place.column,
    before: seen.strips.scrollLeft, after: place.width - seen.width - seen.strips.scrollLeft }};
}}"""
# Blocks of the sheet that its foot cuts through.
CUT_BLOCKS = """() => {
  const foot = document.querySelector("[data-tabs]").getBoundingClientRect().top;
  return [...document.querySelectorAll(".cell > :not(.says), .says > *")].filter((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top < foot - 0.5 && bottom > foot + 0.5;
  }).map((one) => one.textContent.trim().slice(0, 40));
}"""
LINES = """[...document.querySelector(".peek-line").childNodes].length
  && document.querySelector(".peek-line").scrollWidth <= document.querySelector(".peek-line").clientWidth"""
CUT_KEYS = """() => {
  const play = document.querySelector("gate-strips > .play").getBoundingClientRect();
  return [...document.querySelectorAll(".symbol-keys .key")].filter((key) => {
    const box = key.getBoundingClientRect(), row = key.parentElement.getBoundingClientRect();
    const over = document.elementFromPoint(box.right - 3, box.top + box.height / 2);
    return box.left < row.left - 1 || box.right > row.right + 1 || over !== key
      || (box.right > play.left && box.bottom > play.top && box.top < play.bottom);
  }).map((key) => key.textContent);
}"""
# From the foot of each name to its range, and from that to the end of its row.
GAPS = """[...document.querySelectorAll(".strip-label[data-band]")].map((row) => {
  const [name, range] = [row.querySelector(".strip-name"), row.querySelector("small")];
  const line = Number.parseFloat(getComputedStyle(name).lineHeight);
  const box = range.getBoundingClientRect();
  return [box.top - name.getBoundingClientRect().top - line, row.getBoundingClientRect().bottom - box.bottom];
})"""


@pytest.fixture(params=[("en", "light"), ("es", "dark")], ids=["en", "es"])
def phone(browser: Browser, base_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from opened(browser, base_url, PHONE, *request.param)


@pytest.fixture(params=[("en", "light"), ("es", "dark")], ids=["en", "es"])
def wide(browser: Browser, base_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from opened(browser, base_url, WIDE, *request.param)


def opened(browser: Browser, base_url: str, size: Any, language: str, scheme: Any) -> Iterator[Page]:
    context = browser.new_context(
        viewport=size, has_touch=size is PHONE, locale=language, color_scheme=scheme, base_url=base_url
    )
    page = context.new_page()
    page.add_init_script(PAINTED)
    yield page
    context.close()


def painted(page: Page, track: str) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(WITHIN, track)
    return found


def test_what_the_network_says_is_seen_on_a_phone_as_the_stage_opens(phone: Page) -> None:
    cut, gone = [], {}
    for model in MODELS:
        open_lab(phone, f"/lab/{model}")
        if not phone.evaluate(LINES):
            cut.append(model)
        if found := unseen(phone, "[data-peek] small", "[data-strips]", "[data-experiment]"):
            gone[model] = found
    assert (cut, gone) == ([], {})


def test_the_five_likeliest_and_the_truth_are_those_of_the_cell(phone: Page) -> None:
    for model, many in (("text", 5), ("grammar", 5), ("order", 4)):
        open_lab(phone, f"/lab/{model}?step=9")
        line = phone.locator("[data-peek] small")
        bars = phone.locator(".likely li").evaluate_all("all => all.map((one) => one.textContent.trim().split(/\\s+/))")
        told = line.locator("b").evaluate_all("all => all.map((one) => one.textContent)")
        truth = phone.locator("[data-term=truth]").all_text_contents()
        assert told[many:] == truth
        assert {bar[0] for bar in bars if float(bar[1]) > 0.01} <= set(told[:many])
        shares = line.evaluate("one => one.textContent.match(/\\d?\\.\\d\\d/g).map(Number)")
        assert shares == sorted(shares, reverse=True)
        assert len(shares) == many


@pytest.mark.parametrize("height", [844, 700])
def test_the_sheet_ends_where_a_block_does_and_shows_c_and_the_answer(phone: Page, height: int) -> None:
    phone.set_viewport_size({"width": 390, "height": height})
    cut = {}
    for model in MODELS:
        open_lab(phone, f"/lab/{model}")
        for level in ("half", "full"):
            phone.locator("[data-peek]").tap()
            if phone.locator(f".sheet[data-at={level}]").count() == 0:
                break
            at_rest(phone)
            assert unseen(phone, "[data-peek] small", ".cell-picture") == [], (model, level)
            if found := phone.evaluate(CUT_BLOCKS):
                cut[model, level] = found
    assert cut == {}


def test_on_a_phone_the_bars_are_above_the_tabs_where_the_sheet_is_full(phone: Page) -> None:
    for model in ("text", "grammar", "counter"):
        open_lab(phone, f"/lab/{model}")
        for _ in range(2):
            phone.locator("[data-peek]").tap()
            at_rest(phone)
        assert unseen(phone, ".likely", ".says-line") == [], model


def test_a_model_opens_on_a_step_that_is_whole_and_clear(phone: Page, wide: Page) -> None:
    for page in (phone, wide):
        for model in MODELS:
            open_lab(page, f"/lab/{model}")
            at = page.evaluate(CHOSEN)
            assert at["left"] >= (FADE if at["before"] > 1 else 0), model
            assert at["right"] >= (FADE if at["after"] > 1 else 0), model


def test_every_step_that_keys_choose_is_clear_of_the_edges(phone: Page) -> None:
    open_lab(phone, "/lab/counter?step=1")
    phone.locator("[data-strips]").focus()
    for _ in range(11):
        phone.keyboard.press("ArrowRight")
        at = phone.evaluate(CHOSEN)
        assert at["left"] >= (FADE if at["before"] > 1 else 0)
        assert at["right"] >= (FADE if at["after"] > 1 else 0)


@pytest.mark.parametrize("changed", [False, True])
def test_answers_stand_apart_and_none_is_tiny(phone: Page, changed: bool) -> None:
    for model in MODELS:
        open_lab(phone, f"/lab/{model}")
        if changed:
            phone.locator("[data-experiment]").first.tap()
            phone.locator(IN_FORCE).wait_for()
            until(phone, f"{STRIPS}.run.before !== null")
        found = painted(phone, "answer")
        rows: dict[float, list[dict[str, Any]]] = {}
        for one in found["texts"]:
            rows.setdefault(one["y"], []).append(one)
        assert rows, model
        assert min(one["size"] for one in found["texts"]) >= SMALLEST, model
        assert max(one["width"] for one in found["texts"]) <= found["column"] - APART, model
        low, high = found["top"], found["top"] + found["height"]
        assert all(one["y"] - one["up"] >= low - 1 and one["y"] + one["down"] <= high + 1 for one in found["texts"])
        written = {one["text"] for one in found["texts"]}
        assert written <= {*found["answers"], *(found["before"] or [])}, model


def test_a_changed_answer_stands_above_what_it_was_in_letters_that_are_read(wide: Page) -> None:
    open_lab(wide, "/lab/text")
    wide.locator("[data-experiment]").first.click()
    wide.locator(IN_FORCE).wait_for()
    until(wide, f"{STRIPS}.run.before !== null")
    found = painted(wide, "answer")
    by_place: dict[float, list[dict[str, Any]]] = {}
    for one in found["texts"]:
        by_place.setdefault(one["x"], []).append(one)
    pairs = 0
    for x, texts in by_place.items():
        step = int(x // found["column"])
        now, was = found["answers"][step], found["before"][step]
        above = sorted(texts, key=lambda one: one["y"])
        assert [one["text"] for one in above] == ([now] if now == was else [now, was])
        assert above[0]["size"] >= 12
        pairs += now != was
        if now != was:
            assert above[0]["y"] + above[0]["size"] / 2 <= above[1]["y"]
    assert pairs > 5


@pytest.mark.parametrize("model", ["text", "counter", "temperature"])
def test_the_frame_of_the_chosen_symbol_covers_no_letter(phone: Page, wide: Page, model: str) -> None:
    for page in (phone, wide):
        open_lab(page, f"/lab/{model}")
        found = painted(page, "symbols")
        room = found["column"] - 3.5  # within the frame's line
        assert found["texts"]
        if len(found["texts"][0]["text"]) == 1:
            assert max(one["width"] for one in found["texts"]) <= room
        assert max(one["size"] for one in found["texts"]) <= found["height"] - 5


def test_the_keys_of_the_symbols_are_all_whole(phone: Page, wide: Page) -> None:
    for page in (phone, wide):
        cut = {}
        for model in MODELS:
            open_lab(page, f"/lab/{model}")
            if found := page.evaluate(CUT_KEYS):
                cut[model] = found
        assert cut == {}


def test_a_range_is_clear_of_the_name_above_it(phone: Page) -> None:
    for model in MODELS:
        open_lab(phone, f"/lab/{model}")
        gaps = phone.evaluate(GAPS)
        assert min(above for above, _ in gaps) >= 2, model
        assert min(below for _, below in gaps) >= 0, model
