"""This week, as home tells of it."""

from dataclasses import dataclass

from app.study.week import Week, WeekDay
from app.web.shared.language import gettext, ngettext
from app.web.shared.weekdays import initial, weekday

_ = gettext


@dataclass(frozen=True, slots=True)
class DayDot:
    """A day: one letter, and in words for whoever does not see the dot."""

    letter: str
    words: str
    studied: bool
    today: bool


@dataclass(frozen=True, slots=True)
class WeekCard:
    days: tuple[DayDot, ...]
    minutes: str


def week_card(week: Week) -> WeekCard:
    said = ngettext("%(num)d minute this week", "%(num)d minutes this week", week.minutes)
    return WeekCard(tuple(map(_dot, week.days)), said if week.minutes else "")


def _dot(day: WeekDay) -> DayDot:
    name = _("%(day)s, today", day=weekday(day.day)) if day.today else weekday(day.day)
    return DayDot(initial(day.day), _words(day, name), day.studied, day.today)


def _words(day: WeekDay, name: str) -> str:
    if day.studied:
        return _("%(day)s: studied", day=name)
    return name if day.ahead or day.today else _("%(day)s: not studied", day=name)
