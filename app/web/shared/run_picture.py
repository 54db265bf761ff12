"""A run of a model as a small picture: a row a quantity, a column a step, in the tokens' colours."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.lab.trace import SequenceTrace
from app.web.shared.heat import STEPS, heat, reach
from app.web.shared.numbers import is_below_zero, visible
from app.web.shared.strips import Band, bands

COLUMN, ROW, GAP = 20, 8, 1.5  # of the drawing, which is stretched to where it stands


@dataclass(frozen=True, slots=True)
class PictureCell:
    """A value of one quantity at one step; `strength` is the share of the quantity's colour."""

    quantity: str
    x: float
    y: float
    strength: str
    negative: bool


@dataclass(frozen=True, slots=True)
class RunPicture:
    """The cells of one unit, and below them what the model read."""

    width: float
    height: float
    cell_width: float
    cell_height: float
    cells: tuple[PictureCell, ...]
    symbols: tuple[str, ...]


def run_picture(trace: SequenceTrace, unit: int) -> RunPicture:
    rows = [_row(trace, unit, number, band) for number, band in enumerate(bands())]
    return RunPicture(
        width=COLUMN * len(trace.symbols) - GAP,
        height=ROW * len(rows) - GAP,
        cell_width=COLUMN - GAP,
        cell_height=ROW - GAP,
        cells=tuple(cell for row in rows for cell in row),
        symbols=tuple(map(visible, trace.symbols)),
    )


def _row(trace: SequenceTrace, unit: int, number: int, band: Band) -> Sequence[PictureCell]:
    values = [float(at_step[unit - 1]) for at_step in trace.layer.rows(band.name)]
    full = reach(band.full, values)
    return [
        PictureCell(band.name, COLUMN * step, ROW * number, f"{heat(value, full) / STEPS:.2f}", is_below_zero(value))
        for step, value in enumerate(values)
    ]
