"""The one thing to do next, by a table."""

import pytest

from app.study.next_step import Ahead, Step, next_step, step_beside


@pytest.mark.parametrize(
    ("ahead", "step", "beside"),
    [
        (Ahead(asked=10), Step.DONE, None),
        (Ahead(asked=10, new=5, left_today=5), Step.PART, None),
        (Ahead(asked=10, new=5, left_today=0), Step.DONE, Step.PART),
        (Ahead(asked=10, due=7, new=5, left_today=5), Step.REVIEW, Step.PART),
        (Ahead(asked=10, missed=1, due=7, new=5, left_today=5), Step.REVIEW, Step.PART),
        (Ahead(asked=10, missed=1), Step.DONE, Step.AGAIN),
        (Ahead(asked=10, missed=2, due=7, new=5, left_today=5), Step.AGAIN, Step.REVIEW),
        (Ahead(asked=10, missed=2, new=5, left_today=0), Step.AGAIN, Step.PART),
        (Ahead(asked=20, missed=3), Step.DONE, Step.AGAIN),
        (Ahead(asked=20, missed=4), Step.AGAIN, None),
        (Ahead(asked=1, missed=1), Step.DONE, Step.AGAIN),
        (Ahead(asked=2, missed=2), Step.AGAIN, None),
        (Ahead(asked=10, missed=9, due=9, new=9, left_today=9, test_runs=True), Step.TEST, None),
    ],
)
def test_the_first_rule_that_fits_decides(ahead: Ahead, step: Step, beside: Step | None) -> None:
    assert next_step(ahead) is step
    assert step_beside(ahead) is beside


def test_nothing_is_offered_twice() -> None:
    for missed in range(5):
        for due in (0, 3):
            for new in (0, 3):
                ahead = Ahead(asked=5, missed=missed, due=due, new=new, left_today=1)
                assert step_beside(ahead) is not next_step(ahead)
