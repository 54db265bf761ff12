"""A guess beside the gate that was guessed, as paths of a picture."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuessChart:
    """A guess beside the gate: paths in a picture of 640 by 120, 0 below and 1 above."""

    guessed: str
    gate: str


def guess_chart(guess: Sequence[float | None], values: Sequence[float]) -> GuessChart:
    return GuessChart(_path(guess), _path(values))


def _path(values: Sequence[float | None]) -> str:
    """A level for each step, so that a single one shows too; nothing where there is no value."""
    width, pen, path = 640 / len(values), "M", ""
    for n, value in enumerate(values):
        path += "" if value is None else f"{pen}{n * width:.1f} {110 - 100 * value:.1f}H{(n + 1) * width:.1f}"
        pen = "M" if value is None else "L"
    return path
