"""Worked, then completed, then alone."""

import pytest

from app.study.fading import Stage, stage_of
from app.study.responses import Mode
from tests.study.builders import answer


@pytest.mark.parametrize(
    ("scores", "stage"),
    [
        ([], Stage.WORKED),
        ([0.0, 0.5], Stage.WORKED),
        ([1.0], Stage.COMPLETED),
        ([1.0, 0.0], Stage.COMPLETED),
        ([1.0, 0.0, 1.0], Stage.ALONE),
        ([1.0] * 5, Stage.ALONE),
    ],
)
def test_a_right_answer_takes_it_one_stage_on(scores: list[float], stage: Stage) -> None:
    assert stage_of([answer(score=score) for score in scores]) is stage


@pytest.mark.parametrize("mode", [Mode.LAB, Mode.TEST])
def test_only_the_schedule_counts(mode: Mode) -> None:
    assert stage_of([answer(mode=mode)] * 3) is Stage.WORKED
