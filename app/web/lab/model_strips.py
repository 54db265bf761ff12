"""A model's start run as a small drawing: the quantity that tells it, and c below it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from app.lab.model import Model
from app.lab.quantities import BY_NAME
from app.lab.tasks.sequence_readers import MARK
from app.lab.trace import SequenceTrace, over_time
from app.services.lab.runs import opening_of, run, start_of
from app.web.shared.heat import STEPS, full_value, heat, reach
from app.web.shared.numbers import is_below_zero, visible

MOST = 24  # steps, those around the one at which the lab opens
COLUMN, ROW, GAP, DIGITS = 10, 10, 1, 3


@dataclass(frozen=True, slots=True)
class StripPart:
    """All squares of one quantity that are of one warmth, as the path of an SVG."""

    quantity: str
    strength: str
    path: str


@dataclass(frozen=True, slots=True)
class ModelStrip:
    """Rows of squares. `below` draws a line through each square whose value lies below zero."""

    width: int
    height: int
    parts: tuple[StripPart, ...]
    below: str
    letters: tuple[tuple[str, str], ...]  # of the rows: quantity and letter
    symbols: tuple[str, ...]  # none where nothing short stands at any step


@lru_cache(maxsize=64)
def model_strip(model: Model) -> ModelStrip:
    """A model stays as it was read, so its strip is drawn once."""
    opening, trace = opening_of(model), run(model, start_of(model))
    quantities = tuple(dict.fromkeys((opening.quantity or "forget", "cell")))
    shown = _window(trace, opening.step)
    rows = {name: over_time(trace, name, DIGITS, [min(opening.unit, model.units)])[0] for name in quantities}
    seen = {name: row[shown] for name, row in rows.items()}
    return ModelStrip(
        width=COLUMN * len(trace.symbols[shown]) - GAP,
        height=ROW * len(quantities) - GAP,
        parts=tuple(part for y, (name, row) in enumerate(seen.items()) for part in _parts(name, y, row)),
        below="".join(_below(y, row) for y, row in enumerate(seen.values())),
        letters=tuple((name, BY_NAME[name].letter) for name in quantities),
        symbols=_short(trace.symbols[shown]),
    )


def _window(trace: SequenceTrace, step: int) -> slice:
    first = max(0, min(step - 1 - MOST // 2, len(trace.symbols) - MOST))
    return slice(first, first + MOST)


def _short(symbols: tuple[str, ...]) -> tuple[str, ...]:
    """Letters as they are; of numbers, which are too long, the marks."""
    found = tuple(visible(one) if len(one) == 1 else MARK if one.endswith(MARK) else "" for one in symbols)
    return found if any(not one[:1].isdigit() and one for one in found) else ()


def _parts(name: str, y: int, row: list[float]) -> list[StripPart]:
    full, squares = reach(full_value(BY_NAME[name]), row), defaultdict(list)
    for x, value in enumerate(row):
        squares[heat(value, full)].append(f"M{COLUMN * x} {ROW * y}h{COLUMN - GAP}v{ROW - GAP}h-{COLUMN - GAP}z")
    return [StripPart(name, f"{warmth / STEPS:g}", "".join(paths)) for warmth, paths in sorted(squares.items())]


def _below(y: int, row: list[float]) -> str:
    side = COLUMN - GAP
    return "".join(
        f"M{COLUMN * x} {ROW * y + side}l{side} -{side}" for x, value in enumerate(row) if is_below_zero(value)
    )
