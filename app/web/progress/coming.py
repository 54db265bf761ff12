"""What comes due: a column a day."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.web.shared.language import gettext, ngettext, weekday, weekday_letter
from app.web.shared.shares import height

_ = gettext


@dataclass(frozen=True, slots=True)
class Column:
    """A day: its words, and how many are due as a column, `height` of 100. `kind` is `today`, `exam-day` or nothing."""

    words: str
    count: int
    height: int
    top: int
    letter: str
    kind: str


def columns(due: Mapping[date, int], exams: Collection[date]) -> Iterator[Column]:
    most = max(due.values(), default=0)
    for place, (day, count) in enumerate(due.items()):
        high = height(count, most)
        kind = "exam-day" if day in exams else "" if place else "today"
        yield Column(_words(day, count, kind), count, high, 100 - high, weekday_letter(day), kind)


def _words(day: date, count: int, kind: str) -> str:
    due = ngettext("%(num)d due", "%(num)d due", count)
    return ", ".join([f"{weekday(day)}: {due}", *([_("exam")] if kind == "exam-day" else [])])
