"""Before and after a round: without its answers, with them, and never with what came later."""

from dataclasses import replace
from datetime import datetime, timedelta

from app.study.answer_log import Answer
from app.study.memory import Remembered, Unseen, replay
from app.study.modes import Mode
from app.study.moved import MOST_REPLAYED, Span, concepts_of, to_replay
from tests.study.values import DAY, MINUTE, NOON, UTC_DAYS, answer, single

ROUND = "the round"
SPAN = Span(ROUND, NOON)


def given(at: datetime, *, in_round: bool = False, score: float = 1.0, mode: Mode = Mode.QUIZ) -> Answer:
    return replace(answer(at=at, score=score, mode=mode), round=ROUND if in_round else None)


def test_before_is_without_the_round_and_after_is_with_it() -> None:
    old, new = given(NOON - 3 * DAY), given(NOON, in_round=True)
    assert SPAN.memories([old, new]) == (replay([old]), replay([old, new]))


def test_what_was_new_was_not_there_before() -> None:
    new = given(NOON, in_round=True)
    assert SPAN.memories([new]) == (Unseen(), replay([new]))


def test_what_came_later_changes_neither() -> None:
    old, new, later = given(NOON - 3 * DAY), given(NOON, in_round=True), given(NOON + DAY, score=0.0)
    assert SPAN.memories([old, new, later]) == SPAN.memories([old, new])


def test_what_was_answered_elsewhere_meanwhile_is_in_both() -> None:
    first, between, last = given(NOON - MINUTE, in_round=True), given(NOON - MINUTE / 2), given(NOON, in_round=True)
    assert SPAN.memories([first, between, last]) == (replay([between]), replay([first, between, last]))


def test_a_second_try_moves_nothing() -> None:
    first, again = given(NOON - MINUTE, in_round=True, score=0.0), given(NOON, in_round=True, mode=Mode.EXTRA)
    assert SPAN.memories([first, again]) == (Unseen(), replay([first]))


def test_both_are_looked_at_from_the_start_of_the_next_day_on() -> None:
    assert SPAN.looked_at(UTC_DAYS) == NOON.replace(hour=4) + DAY
    at_night = Span(ROUND, NOON.replace(hour=3))
    assert at_night.looked_at(UTC_DAYS) == NOON.replace(hour=4)


def test_only_what_was_touched_since_is_read_again() -> None:
    questions = [single(name) for name in ("tide", "salt", "rope", "level")]
    now = {
        "harbour/tide": replay([given(NOON)]),
        "harbour/salt": replay([given(NOON - DAY)]),
        "harbour/rope": replay([given(NOON + timedelta(seconds=1))]),
    }
    assert to_replay(questions, ["harbour/tide"], now, SPAN) == {"harbour/tide", "harbour/rope"}


def test_each_concept_is_told_once_by_its_set() -> None:
    questions = [single("tide"), single("lamp", "light"), single("salt")]
    assert concepts_of(questions) == [("harbour", "water"), ("harbour", "light")]


def test_what_lies_far_back_changes_next_to_nothing() -> None:
    """Twenty answers say what hundreds do, to a hundredth, whatever they were."""
    grades = (1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0)
    long = [given(NOON - k * 2 * DAY, score=grades[k % 8], in_round=k == 0) for k in range(200)][::-1]
    at = SPAN.looked_at(UTC_DAYS)
    whole, short = SPAN.memories(long), SPAN.memories(long[-MOST_REPLAYED:])
    for one, other in zip(whole, short, strict=True):
        assert isinstance(one, Remembered)
        assert isinstance(other, Remembered)
        assert one.being_learned == other.being_learned
        assert abs(one.retrievability(at) - other.retrievability(at)) < 0.01
