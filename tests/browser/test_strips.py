"""Canvas and picture draw the strips by one description: their squares stand alike, and are as strong."""

import re
from dataclasses import asdict
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page

from app.lab.quantities import NAMES
from app.settings import ROOT
from app.web.shared.heat import LINES, SMALLEST_RANGE, STEPS, heat, is_strong
from app.web.shared.palette import mixed, readable_on
from app.web.shared.strips import PICTURE, SCREEN, Band, Sizes, layout, printed_range, reach, screen_height, strength

RUNS = [(1, 1, 900), (11, 1, 900), (12, 8, 700), (48, 8, 1100), (480, 1, 500), (91, 32, 333)]
ROWS = [[[0.0]], [[0.004, -0.002]], [[1.01, -2.349], [0.5, 2.35]], [[-11.96]], [[0.999]], [[123.4]]]
STATE = Band("cell", "c", "cell", "state", None)
GATE = Band("forget", "f", "forget", "gate", 1.0)

PLACES = """async ([folder, shape, timesteps, units, available]) => {
  const { layout } = await import(`${folder}layout.js`);
  const place = layout(shape, timesteps, 1, Array.from({ length: units }, (_, index) => index + 1), available);
  const ys = shape.bands.flatMap((_, band) => [place.y(band, 1), place.y(band, units)]);
  const xs = [place.x(1), place.x(timesteps)];
  const { column, row, hasNumbers, tracks, height } = place;
  return { column, row, has: hasNumbers, xs, ys, bands: tracks, height };
}"""
STRENGTHS = """async ([folder, shape, band, rows]) => {
  const { reach, printedRange, strength } = await import(`${folder}scale.js`);
  const full = reach(shape, band, rows);
  return { full, said: printedRange(band, full), strengths: rows.flat().map((value) => strength(shape, value, full)) };
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


def shape(page: Page, sizes: Sizes) -> dict[str, Any]:
    """What the page says, with other sizes."""
    said: dict[str, Any] = page.evaluate("JSON.parse(document.querySelector('gate-strips').dataset.drawnBy)")
    assert said["sizes"] == asdict(SCREEN)
    assert (said["steps"], said["lines"], said["smallest_range"]) == (STEPS, LINES, SMALLEST_RANGE)
    return {**said, "sizes": asdict(sizes)}


@pytest.mark.parametrize("sizes", [SCREEN, PICTURE], ids=["screen", "picture"])
def test_the_squares_of_canvas_and_picture_stand_alike(page: Page, folder: str, sizes: Sizes) -> None:
    drawn = shape(page, sizes)
    for timesteps, units, available in RUNS:
        there = page.evaluate(PLACES, [folder, drawn, timesteps, units, available])
        here = layout(sizes, timesteps, units, available)
        assert (there["column"], there["row"], there["has"]) == (here.column, here.row, here.has_numbers)
        assert there["xs"] == [here.x(1), here.x(timesteps)]
        assert there["ys"] == [here.y(band, row) for band in range(6) for row in (0, units - 1)]
        assert there["bands"] == here.height
        assert sizes is not SCREEN or there["height"] == screen_height(units)


@pytest.mark.parametrize("band", [STATE, GATE], ids=["state", "gate"])
def test_the_squares_of_canvas_and_picture_are_as_strong(page: Page, folder: str, band: Band) -> None:
    drawn = shape(page, SCREEN)
    for rows in ROWS:
        there = page.evaluate(STRENGTHS, [folder, drawn, asdict(band), rows])
        full = reach(band, rows)
        assert there["full"] == full
        assert there["said"] == printed_range(band, full)
        assert there["strengths"] == [strength(value, full) for row in rows for value in row]


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
