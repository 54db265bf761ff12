"""What an intervention changed: the answer that moved most, and the score of the run."""

from dataclasses import dataclass

import numpy as np

from app.lab.trace import SequenceTrace


@dataclass(frozen=True, slots=True)
class Change:
    """The asked answer that differs most between two runs, and how many are right in each; steps count from 1."""

    step: int
    output: str
    before: float
    after: float
    right_before: int
    right_after: int
    asked: int  # how many steps ask for an answer


def compare(untouched: SequenceTrace, changed: SequenceTrace) -> Change:
    """Both runs are of one model over one sequence."""
    asked = np.array(changed.counted[changed.first_answer - 1 :])[:, np.newaxis]  # (answering timesteps, 1)
    moves = np.abs(changed.outputs - untouched.outputs)  # (answering timesteps, outputs)
    distance = np.where(asked, moves, -1.0) if asked.any() else moves
    row, column = np.unravel_index(int(distance.argmax()), distance.shape)
    return Change(
        step=changed.first_answer + int(row),
        output=changed.model.outputs[column],
        before=float(untouched.outputs[row, column]),
        after=float(changed.outputs[row, column]),
        right_before=sum(untouched.right),
        right_after=sum(changed.right),
        asked=sum(changed.counted),
    )
