"""What an intervention changed: the answers that are given otherwise, the one that moved most, the score of the run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.quantities import QuantityKind, of_kind
from app.lab.trace import SequenceTrace

STATES = tuple(one.name for one in of_kind(QuantityKind.STATE))
VISIBLE = 0.001  # the least difference that three digits show
TELLING = 0.05  # the least difference that is told, as a share of the largest size that a value reaches in its unit
Say = Callable[[SequenceTrace], Sequence[str]]  # the answer of each step, as it is shown


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """An answer that is shown otherwise than before; steps count from 1."""

    step: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Move:
    """The output that differs most between two runs, at the step where it does."""

    step: int
    output: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two runs, at the steps that ask for an answer."""

    changed: tuple[OtherAnswer, ...]  # in the order of the steps
    largest: Move  # among the changed answers, where there are any
    right_before: int
    right_after: int
    asked: int  # how many steps ask for an answer

    @property
    def moved_most(self) -> OtherAnswer:
        """The changed answer whose number moved most."""
        return next(one for one in self.changed if one.step == self.largest.step)


def first_difference(untouched: SequenceTrace, changed: SequenceTrace, units: Sequence[int]) -> int | None:
    """The first step, from 1, at which c or h of one of `units` tells the two runs apart; None for none."""
    columns = [unit - 1 for unit in units]
    telling = [_telling(untouched.layer[name][:, columns], changed.layer[name][:, columns]) for name in STATES]
    differing = np.flatnonzero(np.any(telling, axis=0))  # steps from 0
    return int(differing[0]) + 1 if len(differing) else None


def _telling(before: Array, after: Array) -> Array:
    """At which steps two tracks (timesteps, units) differ enough to be seen: (timesteps)."""
    sizes = np.maximum(np.abs(before), np.abs(after)).max(axis=0)  # (units)
    seen: Array = (np.abs(after - before) > np.maximum(TELLING * sizes, VISIBLE)).any(axis=1)
    return seen


def compare(untouched: SequenceTrace, changed: SequenceTrace, say: Say) -> Change:
    """Both runs are of one model over one sequence; `say` gives their answers as they are shown."""
    others = tuple(
        OtherAnswer(step, before, after)
        for step, (before, after, asked) in enumerate(
            zip(say(untouched), say(changed), changed.counted, strict=True), start=1
        )
        if asked and before != after
    )
    return Change(
        changed=others,
        largest=_largest(untouched, changed, {one.step for one in others}),
        right_before=sum(untouched.right),
        right_after=sum(changed.right),
        asked=sum(changed.counted),
    )


def _largest(untouched: SequenceTrace, changed: SequenceTrace, among: set[int]) -> Move:
    """Among these steps; without any, among those that ask for an answer, or among all where none does."""
    first = changed.first_answer
    asked = [step in among if among else counted for step, counted in _answering(changed)]
    moves: Array = np.abs(changed.outputs - untouched.outputs)  # (answering timesteps, outputs)
    distance = np.where(np.array(asked)[:, np.newaxis], moves, -1.0) if any(asked) else moves
    row, column = np.unravel_index(int(distance.argmax()), distance.shape)
    return Move(
        step=first + int(row),
        output=changed.model.outputs[column],
        before=float(untouched.outputs[row, column]),
        after=float(changed.outputs[row, column]),
    )


def _answering(trace: SequenceTrace) -> list[tuple[int, bool]]:
    """Each step that gives an answer, from 1, and whether it is asked for."""
    return list(enumerate(trace.counted, start=1))[trace.first_answer - 1 :]
