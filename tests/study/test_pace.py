"""How long answers take, told by one rule everywhere."""

import pytest

from app.study.pace import LONGEST_MS, UNKNOWN_MS, believed, minutes, pace


@pytest.mark.parametrize(("answers", "told"), [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (20, 10), (51, 25)])
def test_what_nobody_timed_takes_half_a_minute(answers: int, told: int) -> None:
    assert minutes(answers, UNKNOWN_MS) == told


def test_nobody_is_believed_to_think_for_longer_than_two_minutes() -> None:
    assert [believed(elapsed) for elapsed in (None, 8_000, LONGEST_MS + 1)] == [UNKNOWN_MS, 8_000, LONGEST_MS]


def test_a_pace_is_the_middle_of_enough_answers() -> None:
    assert pace([1_000] * 4) == UNKNOWN_MS
    assert pace([1_000, 2_000, 3_000, 4_000, 900_000]) == 3_000
