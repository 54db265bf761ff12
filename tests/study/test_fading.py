"""Worked, then completed, then alone."""

import pytest

from app.study.answer_log import Logged
from app.study.fading import Support, support_of
from app.study.modes import Mode
from app.study.question_memory import fold
from tests.study.values import answer


def support_after(scores: list[float], mode: Mode = Mode.QUIZ) -> Support:
    return support_of(fold(Logged(answer(score=score, mode=mode), stands=True) for score in scores).right)


@pytest.mark.parametrize(
    ("scores", "support"),
    [
        ([], Support.WORKED),
        ([0.0, 0.5], Support.WORKED),
        ([1.0], Support.COMPLETED),
        ([1.0, 0.0], Support.COMPLETED),
        ([1.0, 0.0, 1.0], Support.ALONE),
        ([1.0] * 5, Support.ALONE),
    ],
)
def test_a_right_answer_takes_support_away(scores: list[float], support: Support) -> None:
    assert support_after(scores) is support


@pytest.mark.parametrize("mode", [Mode.LAB, Mode.TEST])
def test_only_the_schedule_counts(mode: Mode) -> None:
    assert support_after([1.0] * 3, mode) is Support.WORKED
