"""A guess beside the gate that was guessed, as paths of a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

APART = 18.0  # the names of two lines that end close together


@dataclass(frozen=True, slots=True)
class GuessChart:
    """A guess beside the gate: paths in a picture of 640 by 120, 0 below and 1 above, and where their names stand."""

    guessed: str
    gate: str
    guess_at: float
    gate_at: float


def guess_chart(guess: Sequence[float | None], values: Sequence[float]) -> GuessChart:
    ends = _ends(guess[-1] or 0.0, values[-1])
    return GuessChart(_path(guess), _path(values), *ends)


def _ends(guessed: float, value: float) -> tuple[float, float]:
    """The heights of both names at the end of their lines; the lower line's is moved down where they would touch."""
    ours, its = _height(guessed) + 4, _height(value) + 4
    if abs(ours - its) >= APART:
        return ours, its
    return (ours + APART, its) if guessed < value else (ours, its + APART)


def _height(value: float) -> float:
    return round(110 - 100 * value, 1)


def _path(values: Sequence[float | None]) -> str:
    """A level for each step, so that a single one shows too; nothing where there is no value."""
    width, pen, path = 640 / len(values), "M", ""
    for n, value in enumerate(values):
        path += "" if value is None else f"{pen}{n * width:.1f} {_height(value):.1f}H{(n + 1) * width:.1f}"
        pen = "M" if value is None else "L"
    return path
