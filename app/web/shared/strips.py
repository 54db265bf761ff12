"""The strips, described once: the canvas of the page (through JSON) and the picture (SVG) both draw from this.

A column is a step, a band a quantity, a row of a band a unit.
"""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from math import floor

from app.lab.quantities import NAMES, QUANTITIES, QuantityKind
from app.web.shared.heat import LINES, SMALLEST_RANGE, STEPS, full_value, heat
from app.web.shared.heat import reach as reach_of
from app.web.shared.quantities import quantity_names


@dataclass(frozen=True, slots=True)
class Band:
    """A quantity of the strips. `full` is the size that is drawn in full colour; None where the run decides it."""

    name: str
    letter: str
    title: str
    kind: str
    full: float | None


@dataclass(frozen=True, slots=True)
class Sizes:
    """Where the squares stand and what has room in them, in pixels."""

    header: int  # above the bands: the symbols
    gap: int  # under each band
    band: int  # what its rows share
    lowest_row: int
    tallest_row: int
    narrowest_column: int
    widest_column: int
    room_for_number: int  # the least width of a square that holds a number
    row_for_number: int  # and its least height


TRACK = 26  # the truth and the answers, each under the bands on a screen; as in static/js/lab/layout.js
SCREEN = Sizes(34, 12, 96, 3, 30, 9, 52, 28, 14)
PICTURE = Sizes(30, 12, 96, 3, 28, 6, 44, 32, 14)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the squares of a run stand, from the left edge of the first and the upper edge of the header."""

    sizes: Sizes
    column: int
    row: int
    timesteps: int
    units: int

    @property
    def band(self) -> int:
        return self.row * self.units

    @property
    def width(self) -> int:
        return self.column * self.timesteps

    @property
    def height(self) -> int:
        return self.sizes.header + len(QUANTITIES) * (self.band + self.sizes.gap)

    @property
    def has_numbers(self) -> bool:
        return self.column >= self.sizes.room_for_number and self.row >= self.sizes.row_for_number

    def x(self, step: int) -> int:
        """`step` counts from 1."""
        return (step - 1) * self.column

    def y(self, band: int, row: int) -> int:
        """Both count from 0, from the top."""
        return self.sizes.header + band * (self.band + self.sizes.gap) + row * self.row


def layout(sizes: Sizes, timesteps: int, units: int, available: int) -> Layout:
    """As `layout` of static/js/lab/layout.js, which tests hold to it."""
    column = min(sizes.widest_column, max(sizes.narrowest_column, floor(available / timesteps)))
    row = max(sizes.lowest_row, min(sizes.tallest_row, floor(sizes.band / units)))
    return Layout(sizes, column, row, timesteps, units)


def screen_height(units: int, only: Collection[str] = NAMES) -> int:
    """Of the canvas with `only` some bands, and what stands under them, for so many units; whatever the run."""
    one = layout(SCREEN, 1, units, 0)
    return one.sizes.header + len(only) * (one.band + one.sizes.gap) + 2 * TRACK


def bands() -> tuple[Band, ...]:
    """The six from top to bottom, in the visitor's language."""
    titles = quantity_names()
    return tuple(Band(one.name, one.letter, titles[one.name], one.kind.value, full_value(one)) for one in QUANTITIES)


def reach(band: Band, rows: list[list[float]]) -> float:
    """The value that is drawn in full colour."""
    return reach_of(band.full, (value for row in rows for value in row))


def printed_range(band: Band, full: float) -> str:
    return "0–1" if band.kind == QuantityKind.GATE.value else f"±{full:g}"


def strength(value: float, full: float) -> float:
    """The share of its quantity's colour that a square has."""
    return heat(value, full) / STEPS


def strips_json(sizes: Sizes = SCREEN, only: Collection[str] = NAMES) -> str:
    """The description for scripts, with `only` some of the quantities."""
    described = {
        "bands": [asdict(band) for band in bands() if band.name in only],
        "sizes": asdict(sizes),
        "steps": STEPS,
        "lines": LINES,
        "smallest_range": SMALLEST_RANGE,
    }
    return json.dumps(described, ensure_ascii=False, separators=(",", ":"))
