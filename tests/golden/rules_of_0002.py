"""What has been changed on purpose since version 0002, put back: with these rules, all else has to be as it was.

A day began at midnight, and what came back on it did so at the time of its answer; half of the points, or all of them
with hints, counted as a pass; less than 24 hours were no day; and days were told by the hour, in weeks from one on.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch

from app.study.answer_log import Answer
from app.study.days import Days, Today
from app.study.memory import Memory, Remembered, remember
from app.study.modes import Grade
from app.web.shared.language import _ago_or_ahead


def _learn(memory: Memory, answer: Answer) -> Remembered:
    passed = Grade.GOOD if answer.correct else Grade.HARD if answer.score >= 0.5 else Grade.AGAIN
    return remember(memory, Grade(str(answer.response.get("grade", passed))), answer.at)


def _counted(_card: object, at: datetime) -> datetime:
    return at


def _comes_back(memory: Remembered, _days: Days) -> datetime:
    return memory.due


def _start(days: Days, day: date) -> datetime:
    return datetime.combine(day, time(0), days.zone).astimezone(UTC)


def _past_phrase(when: datetime, today: Today) -> str:
    return _ago_or_ahead(when - today.now)


def _days_ago_or_ahead(days: int) -> str:
    return _ago_or_ahead(timedelta(days))


RULES = {
    "app.study.days.Days.start": _start,
    "app.study.memory.learn": _learn,
    "app.study.question_memory.learn": _learn,
    "app.study.memory._counted": _counted,
    "app.study.memory.Remembered.comes_back": _comes_back,
    "app.web.progress.history.past_phrase": _past_phrase,
    "app.web.shared.taken.past_phrase": _past_phrase,
    "app.web.shared.language._days_ago_or_ahead": _days_ago_or_ahead,
}


@contextmanager
def rules_of_0002() -> Iterator[None]:
    with ExitStack() as patches:
        for name, rule in RULES.items():
            patches.enter_context(patch(name, rule))
        yield
