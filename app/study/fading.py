"""Fading: a computed question is first shown worked, then to be completed, then it stands alone.

Source: Renkl and Atkinson (2003), Structuring the Transition From Example Study to Problem Solving in Cognitive Skill
Acquisition, Educational Psychologist 38(1), 15-22.
"""

from enum import StrEnum


class Support(StrEnum):
    """How much is shown beside the question."""

    WORKED = "worked"  # the same with other numbers, worked to the end
    COMPLETED = "completed"  # these numbers, worked but for the result
    ALONE = "alone"


def support_of(right: int) -> Support:
    """The support after so many right answers in practice: each takes some of it away."""
    return (Support.WORKED, Support.COMPLETED)[right] if right < 2 else Support.ALONE
