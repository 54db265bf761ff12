"""Canvas and picture draw the strips by one description: their squares stand alike, and are as strong."""

from dataclasses import asdict
from typing import Any

import pytest
from playwright.sync_api import Page

from app.web.shared.strips import (
    FAINT,
    PICTURE,
    SCREEN,
    SMALLEST_RANGE,
    Band,
    Sizes,
    layout,
    printed_range,
    reach,
    strength,
)

RUNS = [(1, 1, 900), (11, 1, 900), (12, 8, 700), (48, 8, 1100), (480, 1, 500), (91, 32, 333)]
ROWS = [[[0.0]], [[0.004, -0.002]], [[1.01, -2.349], [0.5, 2.35]], [[-11.96]], [[0.999]], [[123.4]]]
STATE = Band("cell", "c", "cell", "state", None)
GATE = Band("forget", "f", "forget", "gate", 1.0)

PLACES = """async ([folder, shape, timesteps, units, available]) => {
  const { layout } = await import(`${folder}layout.js`);
  const place = layout(shape, timesteps, 1, Array.from({ length: units }, (_, index) => index + 1), available);
  const ys = shape.bands.flatMap((_, band) => [place.y(band, 1), place.y(band, units)]);
  const xs = [place.x(1), place.x(timesteps)];
  return { column: place.column, row: place.row, has: place.hasNumbers, xs, ys, bands: place.tracks };
}"""
STRENGTHS = """async ([folder, shape, band, rows]) => {
  const { reach, printedRange, strength } = await import(`${folder}scale.js`);
  const full = reach(shape, band, rows);
  return { full, said: printedRange(band, full), strengths: rows.flat().map((value) => strength(shape, value, full)) };
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
    assert (said["faint"], said["smallest_range"]) == (FAINT, SMALLEST_RANGE)
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


@pytest.mark.parametrize("band", [STATE, GATE], ids=["state", "gate"])
def test_the_squares_of_canvas_and_picture_are_as_strong(page: Page, folder: str, band: Band) -> None:
    drawn = shape(page, SCREEN)
    for rows in ROWS:
        there = page.evaluate(STRENGTHS, [folder, drawn, asdict(band), rows])
        full = reach(band, rows)
        assert there["full"] == full
        assert there["said"] == printed_range(band, full)
        assert there["strengths"] == [strength(value, full) for row in rows for value in row]
