"""The strips are a window on time: what they show, how far they reach, what a press, a key and a stroke do."""

from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from app.web.shared.heat import heat
from app.web.shared.palette import mixed
from app.web.shared.strips import Room, screen_room
from tests.browser.arriving import another_page, still, until
from tests.browser.test_strips import TOKENS, channels

LONG = "ab#" * 160
PHONE: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1280, "height": 900}
STRIPS = "document.querySelector('gate-strips')"
# The colour at the upper left of a square, inside its outline.
PIXEL = f"""([name, step]) => {{
  const {{ place, window: seen }} = {STRIPS};
  const [x, y] = [place.x(step) + 5 - seen.strips.scrollLeft, place.y(name, place.units[0]) + 5];
  const density = devicePixelRatio;
  return [...seen.canvas.getContext("2d").getImageData(x * density, y * density, 1, 1).data].slice(0, 3);
}}"""
SHIFTS = """() => new Promise((told) => {
  const sum = (list) => list.getEntries().reduce((all, one) => all + one.value, 0);
  new PerformanceObserver((list) => told(sum(list))).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => told(0), 300);
})"""


def open_lab(page: Page, url: str) -> None:
    page.goto(url)
    still(page)
    until(page, f"Boolean({STRIPS}.place)")


def where(page: Page, name: str, step: int) -> tuple[float, float]:
    """The middle of a step on a track, on the screen."""
    found: list[float] = page.evaluate(
        f"""([name, step]) => {{
          const {{ place, window: seen }} = {STRIPS};
          const [box, track] = [seen.canvas.getBoundingClientRect(), place.track(name)];
          const x = box.left + place.x(step) - seen.strips.scrollLeft + place.column / 2;
          return [x, box.top + track.top + track.height / 2];
        }}""",
        [name, step],
    )
    return found[0], found[1]


def run_of(page: Page, url: str) -> dict[str, Any]:
    found: dict[str, Any] = page.request.get(url).json()
    return found


@pytest.mark.parametrize(("view", "size"), [("phone", PHONE), ("wide", WIDE)])
@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("forget", screen_room(1)),
        ("text?every=1", screen_room(16)),
        ("input", screen_room(1, pad=True)),
        ("forget?sequence=aab&predict=forget", screen_room(1, chart=True)),
    ],
)
def test_the_strips_have_their_room_from_the_start(
    page: Page, base_url: str, view: str, size: Any, path: str, room: Room
) -> None:
    page.set_viewport_size(size)
    open_lab(page, f"{base_url}/lab/{path}")
    assert page.evaluate(f"{STRIPS}.window.canvas.clientHeight") == getattr(room, view)
    assert page.evaluate(SHIFTS) <= 0.02


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_long_run_costs_a_canvas_no_wider_than_what_is_seen(page: Page, base_url: str, size: Any) -> None:
    page.set_viewport_size(size)
    open_lab(page, f"{base_url}/lab/forget?sequence={quote(LONG)}")
    wide, seen = page.evaluate(f"[{STRIPS}.window.canvas.width, {STRIPS}.strips.clientWidth]")
    assert wide <= seen
    assert page.evaluate(f"{STRIPS}.strips.scrollWidth") >= len(LONG) * 9
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_a_square_has_the_colour_of_its_number_wherever_it_is_scrolled_to(page: Page, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    open_lab(page, f"{base_url}/lab/forget?sequence={quote(LONG)}")
    run = run_of(page, f"{base_url}/lab/forget/run?sequence={quote(LONG)}")
    page.locator("[data-strips]").focus()
    page.keyboard.press("End")
    assert page.evaluate(f"{STRIPS}.strips.scrollLeft") > 0
    for name in ("forget", "input", "output", "cell"):
        for step in (len(LONG) - 4, len(LONG) - 2):
            value = run["rows"][name][0][step - 1]
            colour = mixed(TOKENS["light"]["card"], TOKENS["light"][name], heat(value, run["full"][name]) / 20)
            assert page.evaluate(PIXEL, [name, step]) == pytest.approx(channels(colour), abs=1), (name, step)


def test_the_names_stay_where_the_squares_scroll(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?sequence={quote(LONG)}")
    label = page.locator(".strip-label", has_text="forget")
    before = label.bounding_box()
    page.evaluate(f"{STRIPS}.strips.scrollLeft = 900")
    until(page, f"{STRIPS}.window.seen.left === 900")
    assert label.bounding_box() == before


def test_a_range_is_told_in_words(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?sequence=aab")
    full = run_of(page, f"{base_url}/lab/forget/run?sequence=aab")["full"]["cell"]
    expect(page.locator(".strip-label", has_text="forget")).to_contain_text("0 shut – 1 open")
    expect(page.locator(".strip-label", has_text="cell")).to_contain_text(f"−{full:g} to {full:g}")


def test_a_press_on_a_square_chooses_step_unit_and_quantity(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/text?every=1")
    x, y = where(page, "output", 5)
    page.mouse.click(x, y + 1)  # on a row, not between two
    chosen = page.evaluate(f"{STRIPS}.chosen")
    assert (chosen["step"], chosen["show"]) == (5, "output")
    assert chosen["unit"] == page.evaluate(f"{STRIPS}.place.at(0, {STRIPS}.place.track('output').top + 17).unit")


def test_another_unit_has_its_own_rows(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/input")
    sequence = page.evaluate(f"{STRIPS}.sequence")
    page.locator("[data-strips]").focus()
    with page.expect_response(lambda reply: "/run?" in reply.url):
        page.keyboard.press("PageUp")
    until(page, f"{STRIPS}.run.drawn.includes({STRIPS}.chosen.unit)")
    unit = page.evaluate(f"{STRIPS}.chosen.unit")
    run = run_of(page, f"{base_url}/lab/input/run?sequence={quote(sequence)}&unit={unit}")
    assert page.evaluate(f"{STRIPS}.run.rows") == run["rows"]


def test_what_is_loaded_becomes_the_state_and_what_is_tried_does_not(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?sequence={quote('aab#aab')}")
    page.evaluate(f"{STRIPS}.load({{ edits: 'f=1', cross: true }})")
    assert page.evaluate(f"[{STRIPS}.dataset.edits, {STRIPS}.chosen.step]") == [
        "f=1",
        page.evaluate(f"{STRIPS}.run.answer_at"),
    ]
    tried = page.evaluate(f"{STRIPS}.preview('f=0')")
    assert tried["rows"]["forget"][0] == [0.0] * 7
    assert page.evaluate(f"[{STRIPS}.dataset.edits, {STRIPS}.run.rows.forget[0][0]]") == ["f=1", 0]


def test_what_waits_gives_way_to_the_latest(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget")
    given = page.evaluate(
        f"""Promise.all(["f=0.1", "f=0.2", "f=0.3", "f=0.4"].map((edits) => {STRIPS}.preview(edits)))
        .then((runs) => runs.map((run) => run && run.rows.forget[0][0]))"""
    )
    assert given == [0.1, None, None, 0.4]


def test_the_way_from_before_to_after_is_seen_but_where_less_motion_is_asked_for(page: Page, base_url: str) -> None:
    for motion, moves in (("no-preference", True), ("reduce", False)):
        page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
        open_lab(page, f"{base_url}/lab/forget?sequence={quote('aab#aab')}")
        now = page.evaluate(f"{STRIPS}.load({{ edits: 'f=1', cross: true }}).then(() => {STRIPS}.crossing.now)")
        assert bool(now) is moves
    page.emulate_media(reduced_motion="no-preference")
    open_lab(page, f"{base_url}/lab/forget?sequence={quote('aab#aab')}")
    page.evaluate(f"{STRIPS}.load({{ edits: 'f=1', cross: true }})")
    differs = page.evaluate(
        f"{STRIPS}.run.answers.flatMap((said, t) => said === {STRIPS}.run.before.answers[t] ? [] : [t + 1])"
    )
    assert differs
    assert page.evaluate(f"[...{STRIPS}.crossing.now.changed]") == differs
    until(page, f"{STRIPS}.crossing.now === null")


def test_what_cannot_be_read_is_told_and_the_strips_stay(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/forget?sequence=aab")
    said = page.evaluate(
        f"""new Promise((told) => {{
          {STRIPS}.addEventListener("refused", (event) => told(event.detail.said));
          {STRIPS}.load({{ sequence: "aax" }});
        }})"""
    )
    assert "x at place 3" in said
    assert page.evaluate(f"{STRIPS}.sequence") == "aab"


def test_a_series_is_drawn_on_the_axis_of_the_strips(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/input?sequence=0.5,0.5,0.5,0.5")
    field = page.locator("#sequence")
    box = page.locator(".strip-field").bounding_box()
    assert box
    x, _y = where(page, "pad", 2)
    page.mouse.click(x, box["y"] + 1)
    assert [float(one) for one in field.input_value().split(", ")] == pytest.approx([0.5, 1, 0.5, 0.5], abs=0.05)
    page.mouse.click(x, box["y"] + box["height"] - 4)
    assert field.input_value().split(", ")[1].endswith("*")
    until(page, f"{STRIPS}.run.symbols[1].endsWith('*')")


def test_a_guess_is_drawn_where_the_gate_will_be_shown(page: Page, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    open_lab(page, f"{base_url}/lab/forget?sequence={quote('aab#aab')}&predict=forget")
    page.evaluate("document.querySelector('input[name=curve]').form.dataset.guess = ''")
    page.evaluate(f"{STRIPS}.show({{}})")
    box = page.locator(".strip-field").bounding_box()
    assert box
    assert box["height"] == 72
    page.mouse.click(where(page, "forget", 4)[0], box["y"] + 70)
    page.mouse.click(where(page, "forget", 2)[0], box["y"] + 2)
    guess = "[...document.querySelectorAll('input[name=curve]')].map((field) => Number(field.value))"
    assert page.evaluate(guess) == [0.5, 1, 0.5, 0, 0.5, 0.5, 0.5]
    page.locator("[data-strips]").focus()
    for key in ("Home", "3", "ArrowRight", "+"):
        page.keyboard.press(key)
    assert page.evaluate(guess)[:2] == [0.3, 1]
    expect(page.locator("[data-announcer]")).to_have_text("Step 2: your guess is 1.0.")


def test_a_stroke_goes_on_beyond_the_edge_of_the_window(page: Page, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    open_lab(page, f"{base_url}/lab/input")
    box = page.locator(".strip-field").bounding_box()
    assert box
    right = box["x"] + box["width"] - 3
    page.mouse.move(box["x"] + 40, box["y"] + 20)
    page.mouse.down()
    for nth in range(60):
        page.mouse.move(right + nth, box["y"] + 20 + nth % 2)
    page.mouse.up()
    numbers = [float(one.strip("*")) for one in page.locator("#sequence").input_value().split(", ")]
    assert max(numbers[8:]) - min(numbers[8:]) < 0.1  # what a pixel up or down makes


def test_a_marked_guess_stands_in_the_band_of_its_gate(page: Page, base_url: str) -> None:
    curve = "0.5,0.5,0.5,0.2,0.5"
    open_lab(page, f"{base_url}/lab/forget?sequence={quote('aab#a')}&predict=forget&curve={curve}")
    assert page.evaluate(f"{STRIPS}.place.track('forget').height") == 72
    page.evaluate(f"{STRIPS}.load({{ edits: 'i=1' }})")
    assert page.evaluate(f"{STRIPS}.run.guess") == [0.5, 0.5, 0.5, 0.2, 0.5]
    page.fill("#sequence", "aab")
    until(page, f"{STRIPS}.timesteps === 3")
    assert page.evaluate(f"[{STRIPS}.run.guess, {STRIPS}.place.track('forget').height]") == [None, 36]


def test_a_unit_is_chosen_by_its_small_strip(page: Page, base_url: str) -> None:
    open_lab(page, f"{base_url}/lab/text?tool=units")
    page.locator(".unit-strip", has_text="14").click()
    until(page, f"{STRIPS}.run.drawn[0] === 14")
    expect(page.locator(".unit-strip[aria-current]")).to_contain_text("14")
    page.locator("[data-toggle=sort] input").check()
    first = page.locator(".unit-strip").first
    found = page.evaluate(f"{STRIPS}.run.correlation")
    strongest = max(range(len(found)), key=lambda unit: abs(found[unit] or 0)) + 1
    expect(first).to_have_attribute("data-unit", str(strongest))


def test_the_chosen_unit_is_in_view_among_the_small_strips(page: Page, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    open_lab(page, f"{base_url}/lab/text?tool=units&unit=15")
    until(page, "document.querySelector('unit-strips').scrollLeft > 0")
    box, frame = page.locator(".unit-strip[aria-current]").bounding_box(), page.locator("unit-strips").bounding_box()
    assert box
    assert frame
    assert frame["x"] <= box["x"]
    assert box["x"] + box["width"] <= frame["x"] + frame["width"]


def test_nothing_is_drawn_by_hand_without_a_script(browser: Browser, base_url: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{base_url}/lab/text?tool=units")
    expect(page.locator(".unit-strip")).to_have_count(16)
    with another_page(page):
        page.locator(".unit-strip", has_text="14").click()
    expect(page.locator("gate-strips")).to_have_attribute("data-unit", "14")
    page.close()
