"""Guesses at a gate, marked by what the run says."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.lab.readings.predictions import CurveMark, StepMark, mark_curve, mark_step, read_curve, read_step


@dataclass(frozen=True, slots=True)
class MarkedCurve:
    """A guess for every step, beside the gate that was guessed."""

    mark: CurveMark
    guessed: tuple[float, ...]
    values: tuple[float, ...]


def marked_guess(values: Sequence[float], curve: str, closes: str) -> MarkedCurve | StepMark | None:
    """A guess of `values`, as a `curve` or as the step that `closes` the gate; None for none. Raises GuessProblem."""
    if curve:
        guessed = read_curve(curve, len(values))
        return MarkedCurve(mark_curve(guessed, values), guessed, tuple(values))
    return mark_step(read_step(closes, len(values)), values) if closes else None
