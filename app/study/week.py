"""A week: which of its days were studied, and for how long."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from app.study.days import Today
from app.study.pace import whole_minutes

DAYS = 7


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of this week: one with a standing answer was `studied`; what is `ahead` cannot have been."""

    day: date
    studied: bool
    today: bool
    ahead: bool


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, and the minutes that were studied in them."""

    days: tuple[WeekDay, ...]
    minutes: int


def first_day(today: Today, begins: int) -> date:
    """The first day of this week, which `begins` on that weekday: 0 for Monday."""
    return today.day - timedelta((today.day.weekday() - begins) % DAYS)


def week(first: date, studied: Collection[date], studied_ms: int, today: Today) -> Week:
    """The week from `first` on, of the days that were studied, and for how many milliseconds in all."""
    days = (first + timedelta(n) for n in range(DAYS))
    return Week(
        tuple(WeekDay(day, day in studied, day == today.day, day > today.day) for day in days),
        whole_minutes(studied_ms) if studied_ms else 0,
    )
