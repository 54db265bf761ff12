"""The days that were studied: weeks side by side, darker where more was answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.services.overviews.studied import StudiedDay
from app.web.shared.language import gettext, month_name, ngettext, percent, weekday

_ = gettext
STEPS = (1, 5, 10, 20)  # answers from which on a day is darker
LAST_WEEKS = 4
A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Calendar:
    """`months` has the name of a month above the week that it begins in; `cells` are whole weeks."""

    words: str
    months: tuple[str, ...]
    cells: tuple[str, ...]
    days: tuple[str, ...]


def calendar(by_day: Mapping[date, StudiedDay]) -> Calendar:
    studied = {day: one for day, one in by_day.items() if one.answers}
    ahead = -len(by_day) % A_WEEK
    return Calendar(
        words=_words(by_day, studied),
        months=tuple(_months(list(by_day)[::A_WEEK])),
        cells=(*(f"day-{_step(one.answers)}" for one in by_day.values()), *["day-ahead"] * ahead),
        days=tuple(_day(day, one) for day, one in reversed(studied.items())),
    )


def _words(by_day: Mapping[date, StudiedDay], studied: Mapping[date, StudiedDay]) -> str:
    """Over the last four weeks: of what is longer ago nobody needs to be told."""
    today = max(by_day)
    count = sum(day > today - timedelta(LAST_WEEKS * A_WEEK) for day in studied)
    return _("You studied on %(num)d of the last %(all)d days.", num=count, all=LAST_WEEKS * A_WEEK)


def _months(firsts: list[date]) -> Iterator[str]:
    """A month that has no room beside the next one stays unnamed."""
    for place, first in enumerate(firsts):
        begins = place == 0 or first.month != firsts[place - 1].month
        crowded = place + 1 < len(firsts) and firsts[place + 1].month != first.month
        yield month_name(first) if begins and not crowded else ""


def _step(answers: int) -> int:
    return sum(answers >= step for step in STEPS)


def _day(when: date, studied: StudiedDay) -> str:
    """Of a day with practice, that alone: the scores of tests stay apart."""
    practised = studied.practised
    if not practised.answers:
        return _("%(day)s: a test", day=weekday(when))
    answers = ngettext("%(num)d answer", "%(num)d answers", practised.answers)
    return f"{weekday(when)}: {answers}, " + _("%(share)s right", share=percent(practised.score))
