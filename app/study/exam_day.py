"""The day of an exam: what would be recalled in its morning, without further study."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from app.study.days import Today
from app.study.mastery import Mastery, mastery
from app.study.memory import Memory
from app.study.questions import Question

BEGINS = time(9)  # by the learner's clock


@dataclass(frozen=True, slots=True)
class ExamDay:
    """`mastery` is that of the morning of `day`, which is so many `days` ahead: 0 for today."""

    day: date
    days: int
    mastery: Mastery

    @property
    def new(self) -> int:
        """How many questions were never met: they count as not recalled."""
        return self.mastery.questions - self.mastery.seen


def exam_day(questions: Iterable[Question], memories: Mapping[str, Memory], day: date, today: Today) -> ExamDay:
    """What of `questions` would be recalled on `day`; once its morning is over, what would be now.

    An exam is on a day of the calendar, whenever its learner's own days begin.
    """
    morning = datetime.combine(day, BEGINS, today.days.zone).astimezone(UTC)
    return ExamDay(day, (day - today.calendar_day).days, mastery(questions, memories, max(today.now, morning)))
