"""Canvas and picture draw the strips by one description: their squares stand alike, and are as strong."""

import re
from dataclasses import asdict
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page

from app.lab.quantities import NAMES
from app.settings import ROOT
from app.web.shared.heat import LINES, STEPS, heat, is_strong, reach
from app.web.shared.palette import mixed, readable_on
from app.web.shared.strips import (
    PHONE,
    PICTURE,
    WIDE,
    Band,
    Sizes,
    layout,
    screen_height,
    screen_room,
)

RUNS = [(1, 1, 900), (11, 1, 900), (12, 8, 700), (48, 8, 1100), (480, 1, 500), (91, 32, 333)]
TRACKS = [[0.0], [0.004, -0.002], [1.01, -2.349, 0.5, 2.35], [-11.96], [0.999], [123.4]]
STATE = Band("cell", "c", "cell", "state", None)
GATE = Band("forget", "f", "forget", "gate", 1.0)
SIZES = {"wide": WIDE, "phone": PHONE, "picture": PICTURE}

PLACES = """async ([folder, shape, sizes, timesteps, units, available, pad, open]) => {
  const { layout } = await import(`${folder}layout.js`);
  const run = { timesteps, letters: 1, units: Array.from({ length: units }, (_, index) => index + 1), pad, open };
  const place = layout(shape.bands, sizes, run, available);
  const ys = shape.bands.flatMap(({ name }) => [place.y(name, 1), place.y(name, units)]);
  const { column, row, hasNumbers, height } = place;
  return { column, row, has: hasNumbers, xs: [place.x(1), place.x(timesteps)], ys, height };
}"""
HEATS = """async ([folder, shape, full, values]) => {
  const { heat } = await import(`${folder}scale.js`);
  return values.map((value) => heat(shape, value, full));
}"""
CELLS = """async ([folder, quantities, steps]) => {
  const { css, over, readColours, readableOn } = await import(`${folder}colours.js`);
  const { isStrong } = await import(`${folder}scale.js`);
  const colours = readColours(document.body, quantities);
  const made = (quantity, step, below) => {
    const table = Object.assign(document.createElement("div"), { innerHTML: "<span>.5</span>" });
    table.dataset.quantity = quantity;
    table.firstChild.className = `heat heat-${step}${below ? " negative" : ""}`;
    document.body.append(table);
    const { backgroundColor, color, backgroundImage } = getComputedStyle(table.firstChild);
    return { backgroundColor, color, backgroundImage };
  };
  return quantities.flatMap((quantity) => Array.from({ length: steps }, (_, index) => {
    const ground = over(colours.card, colours[quantity], (index + 1) / steps);
    return { ground, text: readableOn(ground), strong: isStrong((index + 1) / steps),
      above: made(quantity, index + 1, false), below: made(quantity, index + 1, true) };
  }));
}"""


@pytest.fixture
def folder(page: Page, base_url: str) -> str:
    page.goto(f"{base_url}/lab/forget")
    found: str = page.evaluate("document.querySelector('script[type=module]').src.replace(/[^/]*$/, 'lab/')")
    return found


def shape(page: Page) -> dict[str, Any]:
    """What the page says of its strips."""
    said: dict[str, Any] = page.evaluate("JSON.parse(document.querySelector('gate-strips').dataset.drawnBy)")
    assert (said["wide"], said["phone"]) == (asdict(WIDE), asdict(PHONE))
    assert (said["steps"], said["lines"]) == (STEPS, LINES)
    return said


@pytest.mark.parametrize("name", SIZES)
def test_the_squares_of_canvas_and_picture_stand_alike(page: Page, folder: str, name: str) -> None:
    drawn, sizes = shape(page), SIZES[name]
    for timesteps, units, available in RUNS:
        there = page.evaluate(PLACES, [folder, drawn, asdict(sizes), timesteps, units, available, False, ""])
        here = layout(sizes, timesteps, units, available)
        assert (there["column"], there["row"], there["has"]) == (here.column, here.row, here.has_numbers)
        assert there["xs"] == [here.x(1), here.x(timesteps)]
        assert there["ys"] == [
            sizes.header + band * (here.band + sizes.gap) + row * here.row
            for band in range(6)
            for row in (0, units - 1)
        ]


@pytest.mark.parametrize("sizes", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize(("pad", "open_band"), [(False, ""), (True, ""), (False, "forget"), (True, "output")])
def test_the_room_is_as_high_as_what_is_drawn(page: Page, folder: str, sizes: Sizes, pad: bool, open_band: str) -> None:
    for units in (1, 8, 32):
        there = page.evaluate(PLACES, [folder, shape(page), asdict(sizes), 20, units, 500, pad, open_band])
        assert there["height"] == screen_height(sizes, units, 6, pad, bool(open_band))


def test_the_strips_of_a_unit_leave_room_for_all_else() -> None:
    assert screen_room(1).wide <= 310
    assert screen_room(1).phone <= 210
    assert all(layout(WIDE, 1, units, 0).band <= 44 for units in range(1, 23))
    assert all(layout(PHONE, 1, units, 0).band <= 32 for units in range(1, 33))


@pytest.mark.parametrize("band", [STATE, GATE], ids=["state", "gate"])
def test_the_squares_of_canvas_and_picture_are_as_strong(page: Page, folder: str, band: Band) -> None:
    drawn = shape(page)
    for values in TRACKS:
        full = reach(band.full, values)
        there = page.evaluate(HEATS, [folder, drawn, full, values])
        assert there == [heat(value, full) for value in values]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_cell_of_a_question_looks_like_a_square_of_the_strips(page: Page, folder: str, theme: Any) -> None:
    page.emulate_media(color_scheme=theme)
    tokens = TOKENS[theme]
    cells = page.evaluate(CELLS, [folder, NAMES, STEPS])
    for (name, step), cell in zip(product(NAMES, range(1, STEPS + 1)), cells, strict=True):
        ground = mixed(tokens["card"], tokens[name], step / STEPS)
        assert channels(cell["above"]["backgroundColor"]) == pytest.approx(channels(ground), abs=1), (name, step)
        assert cell["ground"] == pytest.approx(channels(ground), abs=1)
        assert channels(cell["above"]["color"]) == channels(readable_on(ground)) == channels(cell["text"]), (name, step)
        assert cell["above"]["backgroundImage"] == "none"
        lines = channels(re.split(r"(?=color)", cell["below"]["backgroundImage"])[1].split(")")[0])
        assert lines == pytest.approx(channels(tokens["card" if is_strong(step) else name]), abs=1), (name, step)
        assert cell["strong"] is is_strong(step)


TOKENS = {
    theme: {
        found[1]: found[2 + nth]
        for found in re.finditer(
            r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", (ROOT / "static/css/tokens.css").read_text()
        )
    }
    for nth, theme in enumerate(("light", "dark"))
}


def channels(written: str) -> tuple[float, ...]:
    """Red, green and blue up to 255, of what a browser or a style sheet writes."""
    if written.startswith("#"):
        digits = written[1:] if len(written) == 7 else "".join(2 * digit for digit in written[1:])
        return tuple(bytes.fromhex(digits))
    numbers = [float(one) for one in re.findall(r"-?[\d.]+(?:e-?\d+)?", re.sub(r"srgb(-linear)?", "", written))[:3]]
    return tuple(numbers if written.startswith("rgb") else (255 * one for one in numbers))


@pytest.mark.parametrize("value", [0.0, 0.024, 0.026, 0.5, 0.525, 1.0, 3.0])
def test_the_steps_of_heat_are_even(value: float) -> None:
    assert heat(value, 1.0) == heat(-value, 1.0) == max(1, min(STEPS, round(value * STEPS + 1e-9)))
