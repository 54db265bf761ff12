"""The strips, described once: the canvas of the page (through JSON) and the picture (SVG) both draw from this.

A column is a step, a band a quantity, a row of a band a unit.
"""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from math import floor

from app.lab.quantities import NAMES, QUANTITIES, QuantityKind
from app.web.shared.heat import LINES, STEPS, full_value
from app.web.shared.language import gettext
from app.web.shared.quantities import quantity_names

_ = gettext
GATE_RANGE, SIGNED_RANGE = "0–1", "±%(full)s"


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
    track: int = 0  # the truth, under the bands
    answer: int = 0  # and under it the answers, each above what it was before a change
    chart: int = 0  # the least height of the band of a gate that is guessed
    pad: int = 0  # above the symbols: an input of numbers, to be drawn


WIDE = Sizes(26, 3, 44, 2, 36, 14, 52, 28, 14, track=24, answer=26, chart=72, pad=60)
PHONE = Sizes(20, 1, 32, 1, 22, 30, 52, 28, 14, track=22, answer=26, chart=72, pad=48)
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
    def has_numbers(self) -> bool:
        return self.column >= self.sizes.room_for_number and self.row >= self.sizes.row_for_number

    def x(self, step: int) -> int:
        """`step` counts from 1."""
        return (step - 1) * self.column


def layout(sizes: Sizes, timesteps: int, units: int, available: int) -> Layout:
    """As `layout` of static/js/lab/layout.js, which tests hold to it, where no finger asks for wider columns."""
    column = min(sizes.widest_column, max(sizes.narrowest_column, floor(available / timesteps)))
    row = max(sizes.lowest_row, min(sizes.tallest_row, floor(sizes.band / units)))
    return Layout(sizes, column, row, timesteps, units)


@dataclass(frozen=True, slots=True)
class Room:
    """The height of the canvas in pixels, as the screen is wide or narrow."""

    wide: int
    phone: int


def screen_room(units: int, only: Collection[str] = NAMES, pad: bool = False, chart: bool = False) -> Room:
    """What the strips take for so many drawn units, whatever the run: with `only` some bands, under a `pad` to draw
    the input, with one band a `chart` to guess a gate."""
    return Room(*(screen_height(sizes, units, len(only), pad, chart) for sizes in (WIDE, PHONE)))


def screen_height(sizes: Sizes, units: int, bands: int, pad: bool, chart: bool) -> int:
    """As `stacked` of static/js/lab/layout.js."""
    one = layout(sizes, 1, units, 0)
    squares = bands * (one.band + sizes.gap) + (max(0, sizes.chart - one.band) if chart else 0)
    return (sizes.pad if pad else 0) + sizes.header + squares + sizes.track + sizes.answer


def bands() -> tuple[Band, ...]:
    """The six from top to bottom, in the visitor's language."""
    titles = quantity_names()
    return tuple(Band(one.name, one.letter, titles[one.name], one.kind.value, full_value(one)) for one in QUANTITIES)


def printed_range(band: Band, full: float) -> str:
    return GATE_RANGE if band.kind == QuantityKind.GATE.value else SIGNED_RANGE % {"full": f"{full:g}"}


def strips_json(only: Collection[str] = NAMES) -> str:
    """The description for scripts, with `only` some of the quantities."""
    described = {
        "bands": [asdict(band) for band in bands() if band.name in only],
        "wide": asdict(WIDE),
        "phone": asdict(PHONE),
        "ranges": {
            "gate": {"words": _("0 shut – 1 open"), "short": GATE_RANGE},
            "signed": {"words": _("−%(full)s to %(full)s"), "short": SIGNED_RANGE},
        },
        "steps": STEPS,
        "lines": LINES,
    }
    return json.dumps(described, ensure_ascii=False, separators=(",", ":"))
