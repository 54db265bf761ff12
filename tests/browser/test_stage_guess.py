"""A guess: what is asked and what came of it are read below the strips, and what is drawn is kept."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.lab import open_lab, settled, slowly, until
from tests.browser.stage import at_rest, unseen
from tests.browser.touching import PHONE, phone  # noqa: F401
from tests.lab.builders import SHIPPED

PIN = "document.querySelector('[data-pin]').getBoundingClientRect().bottom"
FIRST = "document.querySelector('.guessing').firstElementChild.getBoundingClientRect().top"
FIELDS = "[...document.querySelectorAll('form[data-guess] input[name=curve]')].map((field) => field.value)"
LEFT = "document.querySelector('[data-strips]').scrollLeft"
CONCEALED = "document.querySelector('gate-strips').dataset.concealed"
ASKED = "document.querySelector('form[data-guess]')"
MODELS = ("forget", "counter", "grammar", "reverse")
BAND = 100  # pixels under the strips: what to do, or what is wrong, and nothing else
ROOM = 24  # pixels between the strips and what the tool says first


def ask(page: Page, gate: str = "forget") -> None:
    page.locator("[data-tab=guess]").tap()
    at_rest(page)
    page.locator(f"[data-guess={gate}]").tap()


def stroke(page: Page, across: float) -> None:
    box = page.locator(".strip-field").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.8
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y - 30, steps=8)
    page.mouse.up()


def stands_right_below(page: Page, then: str) -> None:
    until(page, then)
    at_rest(page)
    gap = page.evaluate(f"{FIRST} - {PIN}")
    assert 0 <= gap <= ROOM, (then, gap)


@pytest.mark.parametrize("gate", ["forget", "output"])
@pytest.mark.parametrize("model", MODELS)
def test_the_tool_begins_below_the_strips_however_high_they_are(
    phone: Page,  # noqa: F811
    base_url: str,
    model: str,
    gate: str,
) -> None:
    open_lab(phone, f"{base_url}/lab/{model}")
    ask(phone, gate)
    stands_right_below(phone, ASKED)
    assert phone.evaluate(f"{PIN} - document.querySelector('[data-strips]').getBoundingClientRect().bottom") <= BAND
    phone.get_by_text("Always open").tap()
    stands_right_below(phone, "document.querySelector('.guessing .result')")
    phone.get_by_text("Guess another").tap()
    stands_right_below(phone, "document.querySelector('.guessing .gates')")


def test_a_score_is_seen_by_somebody_who_has_scrolled_to_the_fields(phone: Page, base_url: str) -> None:  # noqa: F811
    open_lab(phone, f"{base_url}/lab/counter?sequence={'()' * 20}")
    ask(phone)
    phone.get_by_text("Type numbers").tap()
    phone.mouse.wheel(0, 300)
    phone.get_by_role("button", name="Check the step").tap()
    stands_right_below(phone, "document.querySelector('.guessing .result')")


@pytest.mark.parametrize("tool", ["change", "quiz", "look"])
def test_who_leaves_a_guess_before_it_has_begun_sees_the_gate_again(phone: Page, base_url: str, tool: str) -> None:  # noqa: F811
    open_lab(phone, f"{base_url}/lab/forget")
    ask(phone)
    until(phone, ASKED)
    phone.locator(f"[data-tab={tool}]").tap()
    assert settled(phone)["concealed"] == ""
    assert "forget" in settled(phone)["rows"]
    phone.go_back()
    assert settled(phone)["concealed"] == "forget"


def test_a_guess_that_has_begun_outlives_a_look_elsewhere(phone: Page, base_url: str) -> None:  # noqa: F811
    open_lab(phone, f"{base_url}/lab/forget")
    ask(phone)
    until(phone, ASKED)
    at_rest(phone)
    stroke(phone, 60)
    drawn = phone.evaluate(FIELDS)
    assert len(set(drawn)) > 1
    phone.locator("[data-tab=change]").tap()
    assert settled(phone)["concealed"] == "forget"
    phone.locator("[data-tab=guess]").tap()
    assert phone.evaluate(FIELDS) == drawn


def test_what_is_drawn_before_the_fields_have_come_is_seen_and_kept(phone: Page, base_url: str) -> None:  # noqa: F811
    open_lab(phone, f"{base_url}/lab/forget")
    phone.locator("[data-tab=guess]").tap()
    settled(phone)
    with slowly(phone, "**/lab/forget?*", 800):
        phone.locator("[data-guess=forget]").tap()
        phone.locator(".strip-field[style]").last.wait_for()
        until(phone, f"{CONCEALED} === 'forget' && !document.querySelector('gate-strips').run.rows.forget")
        stroke(phone, 60)
        until(phone, ASKED)
    assert len(set(phone.evaluate(FIELDS))) > 1


def test_a_stroke_that_begins_at_the_edge_does_not_move_the_steps(phone: Page, base_url: str) -> None:  # noqa: F811
    open_lab(phone, f"{base_url}/lab/counter?sequence={'()' * 20}")
    ask(phone)
    until(phone, ASKED)
    at_rest(phone)
    before = phone.evaluate(LEFT)
    box = phone.locator(".strip-field").bounding_box()
    assert box
    right, y = box["x"] + box["width"] - 3, box["y"] + 20
    phone.mouse.move(right, y)
    phone.mouse.down()
    phone.mouse.move(right - 40, y + 20, steps=8)
    assert phone.evaluate(LEFT) == before
    phone.mouse.move(right, y, steps=8)
    phone.mouse.up()
    assert phone.evaluate(LEFT) > before


WIDE = {"width": 1280, "height": 900}
EVERY = sorted(SHIPPED)
OF_A_GUESS = ("[data-strips]", ".guess-line", ".drawing .main", ".closing .btn", ".cell .legend", ".sheet")
CONTROLS = """[...document.querySelectorAll('.tool.chosen :is(button, a, summary, select), .tabs a')]
  .filter((one) => one.getClientRects().length).map((one) => one.getBoundingClientRect().top)"""
GAP = """document.querySelector('.outcome').getBoundingClientRect().top
  - document.querySelector('[data-strips]').getBoundingClientRect().bottom"""
# What is written on the canvas since it was last wiped: each text with where its middle is.
WRITTEN = """() => {
  const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...at) { this.written = []; clearRect.apply(this, at); };
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    (this.written ??= []).push([text, x, y]);
    fillText.call(this, text, x, y);
  };
}"""
IN_CHART = """() => {
  const strips = document.querySelector('gate-strips');
  const { top, height } = strips.place.track('forget');
  const texts = strips.querySelector('canvas').getContext('2d').written;
  return texts.filter(([, , y]) => y >= top && y <= top + height).map(([text, , y]) => [text, (y - top) / height]);
}"""
# What a stroke there would write, without its bounds.
VALUE = """async (at) => {
  const { valueAt } = await import(document.querySelector("script").src.replace("main.js", "lab/draw_chart.js"));
  return valueAt(1 - at, document.querySelector("gate-strips").place.track("forget").height);
}"""


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("model", EVERY)
def test_a_guess_that_cannot_be_compared_moves_no_control(page: Page, base_url: str, model: str, language: str) -> None:
    page.set_extra_http_headers({"Accept-Language": language})
    for size in (PHONE, WIDE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        open_lab(page, f"{base_url}/lab/{model}?tool=guess&predict=forget")
        at_rest(page)
        before = page.evaluate(CONTROLS)
        page.locator(".drawing .main").click()
        until(page, "document.querySelector('[data-part=problems] .problem')")
        assert page.evaluate(CONTROLS) == before
        assert unseen(page, ".outcome .problem", ".drawing .main", "[data-strips]") == []


@pytest.mark.parametrize("gate", ["forget", "input", "output"])
@pytest.mark.parametrize("model", EVERY)
def test_a_wide_stage_has_all_of_a_guess_in_view(page: Page, base_url: str, model: str, gate: str) -> None:
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    open_lab(page, f"{base_url}/lab/{model}?tool=guess&predict={gate}")
    assert unseen(page, *OF_A_GUESS) == []
    assert page.evaluate(GAP) <= ROOM
    assert page.evaluate("document.querySelector('.sheet').offsetHeight") > WIDE["height"] / 2


@pytest.mark.parametrize("model", ["forget", "latch", "text"])
def test_a_compared_guess_has_its_numbers_in_one_line_and_its_name_beside_it(
    phone: Page,  # noqa: F811
    base_url: str,
    model: str,
) -> None:
    phone.add_init_script(f"({WRITTEN})()")
    open_lab(phone, f"{base_url}/lab/{model}")
    ask(phone)
    until(phone, ASKED)
    phone.evaluate("""() => document.querySelectorAll('form[data-guess] input[name=curve]')
      .forEach((field, step) => { field.value = step % 3 / 2; })""")
    phone.get_by_role("button", name="Compare with the run").tap()
    until(phone, "document.querySelector('.guessing .result')")
    settled(phone)
    assert unseen(phone, ".guess-line", "[data-strips]", ".guessing .result") == []
    assert phone.locator(".guess-line").inner_text() == "your guess"
    found = phone.evaluate(IN_CHART)
    assert found
    assert all(re.fullmatch(r"1\.00|\.\d\d", text) for text, _at in found), "nothing but the gate's numbers"
    assert {at for _text, at in found} == {found[0][1]}
    assert phone.evaluate(VALUE, found[0][1]) < 0, "where neither line comes"
    open_lab(phone, phone.url)
    assert phone.locator(".guess-line").inner_text() == "your guess"
