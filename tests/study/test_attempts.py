"""An attempt's clock and its key."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.study.attempts import KEY_LENGTH, Attempt, Item, attempt_key, opens
from tests.study.values import MINUTE, NOON

SECOND = timedelta(seconds=1)
ATTEMPT = Attempt("id", "gull", "harbour", "seed", (Item("harbour/tide", "r"),), NOON, 18)


@pytest.mark.parametrize(
    ("after", "out_of_time", "closed"),
    [
        (18 * MINUTE - SECOND, False, False),
        (18 * MINUTE, True, False),
        (18 * MINUTE + 4 * SECOND, True, False),
        (18 * MINUTE + 5 * SECOND, True, True),
    ],
)
def test_the_clock_leaves_a_moment_for_what_is_under_way(after: timedelta, out_of_time: bool, closed: bool) -> None:
    assert (ATTEMPT.out_of_time(NOON + after), ATTEMPT.closed(NOON + after)) == (out_of_time, closed)


def test_extra_minutes_move_the_end() -> None:
    assert replace(ATTEMPT, extra=7).deadline == NOON + 25 * MINUTE


def test_what_has_ended_is_closed_at_once() -> None:
    assert replace(ATTEMPT, ended_at=NOON).closed(NOON)


def test_a_question_has_its_number_on_the_paper() -> None:
    assert (ATTEMPT.number_of("harbour/tide"), ATTEMPT.number_of("harbour/crew")) == (1, None)


def test_a_key_opens_its_own_attempt_and_no_other() -> None:
    key = attempt_key(b"secret", "one")
    assert len(key) == KEY_LENGTH
    assert opens(b"secret", "one", key)
    assert not opens(b"secret", "two", key)
    assert not opens(b"another secret", "one", key)
    assert not opens(b"secret", "one", "")
    assert not opens(b"secret", "one", "ké\ud800")
