"""Fading: a computed question is first shown worked, then to be completed, then it stands alone.

Source: Renkl and Atkinson (2003), Structuring the Transition From Example Study to Problem Solving in Cognitive Skill
Acquisition, Educational Psychologist 38(1), 15-22.
"""

from collections.abc import Sequence
from enum import StrEnum

from app.study.answers import Answer
from app.study.responses import SCHEDULED


class Support(StrEnum):
    """How much is shown beside the question."""

    WORKED = "worked"  # the same with other numbers, worked to the end
    COMPLETED = "completed"  # these numbers, worked but for the result
    ALONE = "alone"


def support_of(answers: Sequence[Answer]) -> Support:
    """The support after these answers to one question: a right answer takes some of it away."""
    right = sum(answer.correct for answer in answers if answer.mode in SCHEDULED)
    return (Support.WORKED, Support.COMPLETED)[right] if right < 2 else Support.ALONE
