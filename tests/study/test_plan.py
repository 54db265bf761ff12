"""The plan of a day, a week, a pace, the day of an exam."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.study.days import Days, Today
from app.study.exam_day import exam_day
from app.study.memory import Remembered, Unseen, remember
from app.study.modes import Grade
from app.study.pace import FEWEST, UNKNOWN_MS, believed, minutes, pace
from app.study.plan import Return, plan
from app.study.week import first_day, week
from tests.study.values import DAY, MINUTE, NOON, TODAY, UTC_DAYS, card, single

A, B, C, D = (single(name) for name in "abcd")
HALF_A_MINUTE = 30_000.0


def known(days_ago: float, grade: Grade = Grade.GOOD) -> Remembered:
    """Good twice, the second time so many days ago."""
    return remember(remember(Unseen(), grade, NOON - days_ago * DAY - 9 * DAY), grade, NOON - days_ago * DAY)


def test_what_is_due_stands_beside_what_is_new_in_the_days_measure() -> None:
    memories = {A.id: known(90), B.id: known(80)}
    found = plan([A, B, C, D, card()], memories, TODAY, most_new=2, each_ms=HALF_A_MINUTE)
    assert (found.due, found.new, found.unseen, found.minutes, found.questions) == (2, 2, 3, 2, 4)
    assert found.next is None


@pytest.mark.parametrize(("most", "new"), [(-3, 0), (0, 0), (1, 1), (9, 2)])
def test_no_more_is_new_than_the_day_still_brings_or_there_is(most: int, new: int) -> None:
    assert plan([A, B], {}, TODAY, most, HALF_A_MINUTE).new == new


def test_where_nothing_is_due_the_next_day_is_told_with_all_that_comes_back_on_it() -> None:
    memories = {A.id: known(0), B.id: known(0), C.id: known(0, Grade.EASY)}
    found = plan([A, B, C, D], memories, TODAY, 5, HALF_A_MINUTE)
    first = memories[A.id].comes_back(UTC_DAYS)
    assert memories[C.id].comes_back(UTC_DAYS) > first
    assert found.next == Return(first, 2)
    assert plan([D], memories, TODAY, 5, HALF_A_MINUTE).next is None


def test_what_is_being_learned_comes_back_within_the_day() -> None:
    missed = remember(Unseen(), Grade.AGAIN, NOON - MINUTE)
    found = plan([A], {A.id: missed}, TODAY, 0, HALF_A_MINUTE)
    assert found.next == Return(missed.due, 1)
    assert missed.due - NOON == 9 * MINUTE


def test_an_answer_counts_for_at_most_two_minutes_and_for_half_of_one_where_nobody_knows() -> None:
    assert [believed(one) for one in (0, 8_100, 120_000, 120_001, 10**9, None)] == [
        0,
        8_100,
        120_000,
        120_000,
        120_000,
        30_000,
    ]


def test_a_pace_is_ones_own_once_there_is_enough_of_it() -> None:
    assert pace([]) == pace([1_000] * (FEWEST - 1)) == UNKNOWN_MS
    assert pace([10_000, 12_000, None, 14_000, 900_000]) == 14_000
    assert pace([10_000] * FEWEST) == 10_000


@pytest.mark.parametrize(("answers", "each", "said"), [(0, 30_000, 1), (1, 5_000, 1), (17, 30_000, 8), (12, 40_000, 8)])
def test_minutes_are_whole_and_never_none(answers: int, each: int, said: int) -> None:
    assert minutes(answers, each) == said


def test_a_week_begins_where_people_begin_it() -> None:
    assert first_day(TODAY, 0) == date(2026, 11, 23)  # a Monday
    assert first_day(Today(NOON - DAY, UTC_DAYS), 0) == date(2026, 11, 16)
    assert first_day(Today(NOON + DAY, UTC_DAYS), 6) == date(2026, 11, 22)


def test_a_week_says_of_each_day_whether_it_was_studied() -> None:
    monday = date(2026, 11, 23)
    found = week(monday, {monday, monday + 4 * DAY}, 150_000, TODAY)
    assert [day.studied for day in found.days] == [True, False, False, False, True, False, False]
    assert [day.today for day in found.days] == [True] + [False] * 6
    assert [day.ahead for day in found.days] == [False] + [True] * 6
    assert found.minutes == 2


def test_what_would_be_recalled_on_the_day_counts_new_and_being_learned_as_nothing() -> None:
    memories = {A.id: known(2), B.id: remember(Unseen(), Grade.AGAIN, NOON - 2 * DAY)}
    found = exam_day([A, B, C, D], memories, date(2026, 11, 29), TODAY)
    nine = datetime(2026, 11, 29, 9, tzinfo=UTC)
    assert found.mastery.recall == memories[A.id].retrievability(nine) / 4
    assert (found.days, found.new) == (6, 2)


@pytest.mark.parametrize(("hour", "days"), [(10, 0), (3, 0), (12, 0), (-1, 1)])
def test_an_exam_is_on_a_day_of_the_calendar_whenever_ones_own_begins(hour: int, days: int) -> None:
    late_riser = Days(ZoneInfo("Europe/Madrid"), begins=11)
    moment = datetime(2026, 11, 28, 23, tzinfo=UTC) + hour * DAY / 24  # so many hours into the 29th in Madrid
    assert exam_day([A], {}, date(2026, 11, 29), Today(moment, late_riser)).days == days


def test_the_morning_of_an_exam_is_the_learners() -> None:
    memories = {A.id: known(2)}
    auckland = Today(NOON, Days(ZoneInfo("Pacific/Auckland")))
    found = exam_day([A], memories, date(2026, 11, 29), auckland)
    assert found.mastery.recall == memories[A.id].retrievability(datetime(2026, 11, 28, 20, tzinfo=UTC))
    assert found.days == 5  # one in the morning of the 24th in Auckland


def test_on_the_day_itself_what_was_learned_since_nine_counts() -> None:
    memories = {A.id: known(0)}
    found = exam_day([A], memories, NOON.date(), TODAY)
    assert (found.days, found.mastery.recall) == (0, memories[A.id].retrievability(NOON))


def test_further_away_less_is_recalled() -> None:
    memories = {A.id: known(2), B.id: known(1)}
    shares = [exam_day([A, B], memories, NOON.date() + ahead * DAY, TODAY).mastery.recall for ahead in (1, 7, 30)]
    assert shares == sorted(shares, reverse=True)
    assert len(set(shares)) == 3
