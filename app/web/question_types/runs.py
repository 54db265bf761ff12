"""A model's run as a table: steps side by side, with a cell of the heatmap for each unit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.lab.quantities import BY_NAME
from app.study.question_types.runs import Run
from app.web.shared.heat import full_value, heat, reach
from app.web.shared.language import gettext
from app.web.shared.numbers import is_below_zero, visible, written
from app.web.shared.quantities import full_names

_ = gettext


@dataclass(frozen=True, slots=True)
class RunCell:
    """A cell of the heatmap. `level` is its step on the scale of heat, 0 where its value is not shown; then `number`
    is empty too. `tone` and `mark` are there after marking."""

    value: str
    label: str
    number: str
    level: int
    negative: bool
    tone: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class RunRow:
    """A unit over time."""

    name: str
    cells: tuple[RunCell, ...]


@dataclass(frozen=True, slots=True)
class RunTable:
    """A run to choose a step or a cell of, or to see after marking."""

    quantity: str
    letter: str
    name: str
    symbols: tuple[str, ...]
    rows: tuple[RunRow, ...]
    chosen: str


def quantity_name(quantity: str) -> str:
    return full_names()[quantity]


def run_table(
    run: Run,
    units: Sequence[int],
    *,
    shown: bool,
    chosen: str = "",
    tones: Callable[[int, int], tuple[str, str]] | None = None,
) -> RunTable:
    """The table of some `units`; `tones` gives the tone and the mark of a cell (step, unit)."""
    quantity = BY_NAME[run.show]
    full = reach(full_value(quantity), (value for one in run.values for value in one))
    return RunTable(
        quantity=run.show,
        letter=quantity.letter,
        name=quantity_name(run.show),
        symbols=tuple(map(visible, run.symbols)),
        rows=tuple(
            RunRow(
                _("unit %(unit)s", unit=unit) if len(units) > 1 else "",
                tuple(_cell(run, step, unit, full, shown, tones) for step in range(1, len(run.symbols) + 1)),
            )
            for unit in units
        ),
        chosen=chosen,
    )


def _cell(
    run: Run,
    step: int,
    unit: int,
    full: float,
    shown: bool,
    tones: Callable[[int, int], tuple[str, str]] | None,
) -> RunCell:
    value, symbol = run.values[unit - 1][step - 1], visible(run.symbols[step - 1])
    label = _("step %(step)s, %(symbol)s", step=step, symbol=symbol)
    if len(run.values) > 1:
        label = _("%(cell)s, unit %(unit)s", cell=label, unit=unit)
    tone, mark = tones(step, unit) if tones else ("", "")
    return RunCell(
        value=f"{step}.{unit}",
        label=label,
        number=written(value, 2) if shown else "",
        level=heat(value, full) if shown else 0,
        negative=shown and is_below_zero(value),
        tone=tone,
        mark=mark,
    )
