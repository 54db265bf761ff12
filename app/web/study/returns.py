"""When the questions of a round come back, as a strip of days and in words."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.services.study.round_end import RoundEnd
from app.study.days import Today
from app.web.shared.language import day, day_phrase, gettext, weekday_letter

_ = gettext
DAYS = 15
COLUMN, HEIGHT, TALLEST = 10, 40, 9  # of the drawing, and of a block in it


@dataclass(frozen=True, slots=True)
class Block:
    """A question on its day; `soon` where that is today."""

    x: float
    y: float
    height: float
    soon: bool


@dataclass(frozen=True, slots=True)
class DayLetter:
    """A day of the strip by the letter of its weekday."""

    letter: str
    today: bool
    exam: bool


@dataclass(frozen=True, slots=True)
class Returns:
    """The strip, drawn `width` by `height`; `words` and `exam` say the same, "" where there is nothing to say."""

    blocks: tuple[Block, ...]
    days: tuple[DayLetter, ...]
    exam_x: float | None
    words: str
    exam: str
    width: int = DAYS * COLUMN
    height: int = HEIGHT


def returns(end: RoundEnd, today: Today, titles: Mapping[str, str]) -> Returns:
    counted = Counter(max(0, today.days_until(moment)) for moment in end.returns)
    exam = min(end.exams, key=lambda one: one[1], default=None)
    ahead = (exam[1] - today.day).days if exam else DAYS
    return Returns(
        blocks=tuple(_blocks(counted)),
        days=tuple(_letter(today.day, k, ahead) for k in range(DAYS)),
        exam_x=COLUMN * (ahead + 0.5) if ahead < DAYS else None,
        words=_words(counted),
        exam=_exam(exam, titles) if exam else "",
    )


def _blocks(counted: Mapping[int, int]) -> Iterator[Block]:
    """One on the other, from the ground up."""
    most = max((count for ahead, count in counted.items() if ahead < DAYS), default=1)
    step = min(TALLEST, (HEIGHT - 1) / most)
    for ahead in range(DAYS):
        for k in range(counted.get(ahead, 0)):
            y = round(HEIGHT - 1 - step * (k + 1), 2)
            yield Block(COLUMN * ahead + 0.4, y, round(step - min(1.6, step / 4), 2), ahead == 0)


def _letter(first: date, ahead: int, exam: int) -> DayLetter:
    return DayLetter(weekday_letter(first + timedelta(ahead)), ahead == 0, ahead == exam)


def _words(counted: Mapping[int, int]) -> str:
    if not counted:
        return ""
    if sum(counted.values()) == 1:
        return _("It comes back %(when)s.", when=_when(next(iter(counted))))
    soon = [ahead for ahead in sorted(counted) if ahead < DAYS]
    told = [_("%(count)s %(when)s", count=counted[ahead], when=_when(ahead)) for ahead in soon]
    later = sum(count for ahead, count in counted.items() if ahead >= DAYS)
    told += [_("%(count)s later", count=later)] if later else []
    return _("They come back: %(days)s.", days=", ".join(told))


def _when(ahead: int) -> str:
    return day_phrase(ahead) if ahead < DAYS else _("later")


def _exam(exam: tuple[str, date], titles: Mapping[str, str]) -> str:
    set_id, when = exam
    if len(titles) > 1:
        return _("The exam in %(set)s is on %(day)s.", set=titles.get(set_id, set_id), day=day(when))
    return _("The exam is on %(day)s.", day=day(when))
