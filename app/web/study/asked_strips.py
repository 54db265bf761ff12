"""The strips beside a question about a cell of the lab: what was before, and a "?" for what is asked.

Nothing of the steps that would tell the answer is sent, nor are colours measured by them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.services.study.asked_run import AskedRun
from app.web.shared.heat import STEPS, heat, reach
from app.web.shared.language import gettext
from app.web.shared.numbers import is_below_zero, visible
from app.web.shared.strips import Band, bands

_ = gettext
MOST_STEPS = 12
NAMES, COLUMN, HEAD, ROW, GAP, BASE = 84, 23, 30, 15, 1, 11  # pixels of a phone
LETTER, SMALLEST = 12, 7.5  # the size of a symbol
GLYPH = 0.62  # the width of a letter by its size


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A step: where its middle stands, and its symbol in letters that fit."""

    middle: int
    step: int
    symbol: str
    size: float


@dataclass(frozen=True, slots=True)
class AskedCell:
    """A square; without a `share` of its colour it is not to be seen yet; `asked` is what the question is about."""

    x: int
    share: str
    negative: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class AskedRow:
    quantity: str
    letter: str
    name: str
    y: int
    base: int  # of its letters
    cells: tuple[AskedCell, ...]


@dataclass(frozen=True, slots=True)
class AskedStrips:
    """A row a quantity of one unit, over a few steps."""

    rows: tuple[AskedRow, ...]
    columns: tuple[AskedColumn, ...]
    label: str
    said: str
    height: int
    width: int = NAMES + MOST_STEPS * COLUMN
    cell_width: int = COLUMN - GAP
    cell_height: int = ROW - GAP


def asked_strips(run: AskedRun) -> AskedStrips:
    last = run.unseen.stop - 1
    steps = range(max(1, last - MOST_STEPS + 1), last + 1)
    rows = tuple(_row(run, nth, band, steps) for nth, band in enumerate(bands()))
    return AskedStrips(
        rows=rows,
        columns=tuple(_column(run, nth, step) for nth, step in enumerate(steps)),
        label=_("The run, steps %(first)d to %(last)d", first=steps[0], last=last),
        said=_("?: what the question is about."),
        height=HEAD + len(rows) * ROW,
    )


def _column(run: AskedRun, nth: int, step: int) -> AskedColumn:
    symbol = visible(run.trace.symbols[step - 1])
    size = min(LETTER, max(SMALLEST, (COLUMN - 1) / (GLYPH * len(symbol))))
    return AskedColumn(NAMES + nth * COLUMN + COLUMN // 2, step, symbol, round(size, 1))


def _row(run: AskedRun, nth: int, band: Band, steps: range) -> AskedRow:
    y = HEAD + nth * ROW
    return AskedRow(band.name, band.letter, band.title, y, y + BASE, tuple(_cells(run, band, steps)))


def _cells(run: AskedRun, band: Band, steps: range) -> Iterator[AskedCell]:
    seen = [row[run.unit - 1] for row in run.trace.layer.rows(band.name)][steps.start - 1 : run.unseen.start - 1]
    full = reach(band.full, seen)
    for nth, value in enumerate(seen):
        yield AskedCell(NAMES + nth * COLUMN, f"{100 * heat(value, full) // STEPS}%", is_below_zero(value))
    for nth in range(len(seen), len(steps)):
        yield AskedCell(NAMES + nth * COLUMN, "", asked=band.name == run.show)
