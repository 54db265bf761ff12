"""Days begin at four in the morning where the learner is, or at the hour that they chose."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.study.days import LATEST_BEGIN, Days, Today
from app.study.memory import Remembered, Unseen, remember, remembered
from app.study.modes import Grade
from app.study.next_question import Done, next_question, standing
from app.study.progress import due_by_day
from tests.study.values import DAY, single

MADRID, TOKYO, NEW_YORK = (Days(ZoneInfo(name)) for name in ("Europe/Madrid", "Asia/Tokyo", "America/New_York"))
# Quarters of hours, half an hour of summer time, one that begins at midnight, a day left out, both ends of the world.
ZONES = (
    "UTC",
    "Europe/Madrid",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Etc/GMT+12",
)
HOURS = st.integers(0, LATEST_BEGIN)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


def at(text: str, days: Days) -> datetime:
    """What the clocks of a zone show, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=days.zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("days", "shown", "day"),
    [
        (MADRID, "2026-11-22 20:00", date(2026, 11, 22)),
        (MADRID, "2026-11-23 03:59", date(2026, 11, 22)),
        (MADRID, "2026-11-23 04:00", date(2026, 11, 23)),
        (TOKYO, "2026-11-23 04:00", date(2026, 11, 23)),
        (TOKYO, "2026-11-23 03:59:59.999999", date(2026, 11, 22)),
        (NEW_YORK, "2027-01-01 01:00", date(2026, 12, 31)),
        (NEW_YORK, "2024-02-29 23:00", date(2024, 2, 29)),
    ],
)
def test_a_day_begins_at_four_by_the_clock_on_the_wall(days: Days, shown: str, day: date) -> None:
    assert days.of(at(shown, days)) == day


@pytest.mark.parametrize(
    ("hour", "shown", "day"),
    [
        (0, "2026-11-22 23:59", date(2026, 11, 22)),
        (0, "2026-11-23 00:00", date(2026, 11, 23)),
        (1, "2026-11-23 00:59", date(2026, 11, 22)),
        (6, "2026-11-23 05:59", date(2026, 11, 22)),
        (11, "2026-11-23 10:59", date(2026, 11, 22)),
        (11, "2026-11-23 11:00", date(2026, 11, 23)),
    ],
)
def test_a_day_begins_at_the_hour_that_was_chosen(hour: int, shown: str, day: date) -> None:
    days = Days(ZoneInfo("Europe/Madrid"), hour)
    assert days.of(at(shown, days)) == day


@pytest.mark.parametrize("hour", [-1, 12, 24])
def test_no_day_begins_in_the_afternoon(hour: int) -> None:
    with pytest.raises(ValueError, match=str(hour)):
        Days(UTC, hour)


def test_an_hour_that_is_left_out_is_the_next_one_and_one_that_is_shown_twice_the_first() -> None:
    madrid = Days(ZoneInfo("Europe/Madrid"), 2)
    assert madrid.start(date(2026, 3, 29)) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert madrid.start(date(2026, 10, 25)) == datetime(2026, 10, 25, 0, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 28), 23), (date(2026, 10, 24), 25), (date(2026, 6, 1), 24)])
def test_a_day_is_as_long_as_the_clocks_make_it(day: date, hours: int) -> None:
    assert MADRID.start(day + timedelta(1)) - MADRID.start(day) == timedelta(hours=hours)


def test_a_day_that_a_zone_left_out_has_no_moment() -> None:
    apia = Days(ZoneInfo("Pacific/Apia"))
    assert apia.start(date(2011, 12, 30)) == apia.start(date(2011, 12, 31))
    assert apia.of(apia.start(date(2011, 12, 31))) == date(2011, 12, 31)
    assert apia.of(apia.start(date(2011, 12, 31)) - timedelta(hours=4)) == date(2011, 12, 29)


@given(zone=st.sampled_from(ZONES), moment=MOMENTS, hour=HOURS)
def test_every_moment_lies_in_one_day(zone: str, moment: datetime, hour: int) -> None:
    days = Days(ZoneInfo(zone), hour)
    day = days.of(moment)
    assert days.start(day) <= moment < days.start(day + timedelta(1))
    assert abs((moment.astimezone(days.zone).date() - day).days) <= 2


@given(zone=st.sampled_from(ZONES), moment=MOMENTS, later=st.integers(0, 60 * 24 * 400), hour=HOURS)
def test_days_only_go_forward(zone: str, moment: datetime, later: int, hour: int) -> None:
    days = Days(ZoneInfo(zone), hour)
    assert days.of(moment) <= days.of(moment + timedelta(minutes=later))


def good(moment: datetime, interval: int = 1) -> Remembered:
    """A memory of something that was answered at `moment` and waits for `interval` days."""
    return remembered(2, None, float(interval), 5.0, moment + interval * DAY, moment)


def asks(memory: Remembered, shown: str, days: Days) -> bool:
    question, today = single(), Today(at(shown, days), days)
    found = next_question([question], {question.id: memory}, today)
    is_due = not isinstance(found, Done)
    assert standing([question], {question.id: memory}, today).due == is_due
    assert (due_by_day({question.id: memory}, today)[today.day] == 1) is is_due
    if isinstance(found, Done):
        assert found.next_due is not None
        assert today.now < found.next_due
    return is_due


@pytest.mark.parametrize("days", [MADRID, TOKYO, NEW_YORK, Days(UTC)], ids=str)
def test_what_was_studied_in_the_evening_is_there_on_the_promised_morning(days: Days) -> None:
    memory = good(at("2026-11-22 20:00", days))
    assert not asks(memory, "2026-11-22 23:30", days)
    assert not asks(memory, "2026-11-23 03:59", days)
    assert asks(memory, "2026-11-23 04:00", days)
    assert asks(memory, "2026-11-23 09:00", days)


def test_what_was_studied_at_night_belongs_to_the_day_before() -> None:
    memory = good(at("2026-11-23 02:00", MADRID), interval=2)
    assert not asks(memory, "2026-11-24 03:00", MADRID)
    assert asks(memory, "2026-11-24 04:00", MADRID)


@pytest.mark.parametrize(
    ("studied", "too_early", "there"),
    [
        ("2026-10-24 04:30", "2026-10-25 03:30", "2026-10-25 04:00"),  # 24 hours later it is still the same day
        ("2026-10-24 20:00", "2026-10-25 03:59", "2026-10-25 04:00"),
        ("2026-03-28 03:30", "2026-03-28 03:59", "2026-03-28 04:00"),
        ("2026-03-28 20:00", "2026-03-29 03:59", "2026-03-29 04:00"),
    ],
)
def test_no_day_is_lost_or_doubled_where_clocks_change(studied: str, too_early: str, there: str) -> None:
    memory = good(at(studied, MADRID))
    assert not asks(memory, too_early, MADRID)
    assert asks(memory, there, MADRID)


def test_who_travels_finds_what_is_due_by_the_day_where_they_are() -> None:
    memory = good(at("2026-11-22 12:00", MADRID))
    assert asks(memory, "2026-11-23 04:00", TOKYO)
    assert not asks(memory, "2026-11-23 03:59", NEW_YORK)


@pytest.mark.parametrize("hour", range(24))
def test_what_is_being_learned_goes_by_minutes_at_any_hour(hour: int) -> None:
    answered = datetime(2026, 11, 23, hour, 55, tzinfo=UTC)
    memory = remember(Unseen(), Grade.AGAIN, answered)
    assert memory.comes_back(MADRID) == answered + timedelta(minutes=10)


@given(zone=st.sampled_from(ZONES), moment=MOMENTS, interval=st.integers(1, 400))
def test_what_is_known_never_comes_back_on_the_same_day(zone: str, moment: datetime, interval: int) -> None:
    days = Days(ZoneInfo(zone))
    back = good(moment, interval).comes_back(days)
    assert days.of(back) == days.of(back + timedelta(hours=3))
    assert back == days.start(days.of(moment) + timedelta(interval))
    if zone != "Pacific/Apia":
        assert (days.of(back) - days.of(moment)).days == interval


@given(zone=st.sampled_from(ZONES), moment=MOMENTS, interval=st.integers(1, 30), later=st.integers(0, 60 * 24 * 40))
def test_what_the_forecast_counts_today_is_what_is_due(zone: str, moment: datetime, interval: int, later: int) -> None:
    memory, today = good(moment, interval), Today(moment + timedelta(minutes=later), Days(ZoneInfo(zone)))
    question = single()
    counted = due_by_day({question.id: memory}, today)[today.day]
    assert counted == standing([question], {question.id: memory}, today).due
