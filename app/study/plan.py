"""The plan of a day: what is due, how much is new, how long it takes, and what comes back next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.study.days import Today
from app.study.memory import Memory, Remembered
from app.study.next_question import standing
from app.study.pace import minutes
from app.study.questions import Question


@dataclass(frozen=True, slots=True)
class Return:
    """When something comes back next, and how many questions do on that day."""

    at: datetime
    questions: int


@dataclass(frozen=True, slots=True)
class Plan:
    """`new` is what this day still brings, `unseen` all that was never met; `next` is there where nothing is due."""

    due: int
    new: int
    unseen: int
    minutes: int
    next: Return | None

    @property
    def questions(self) -> int:
        return self.due + self.new


def plan(
    questions: Sequence[Question], memories: Mapping[str, Memory], today: Today, most_new: int, each_ms: float
) -> Plan:
    """Today's plan over `questions`: at most `most_new` of those never met, at so many milliseconds an answer."""
    now = standing(questions, memories, today)
    new = min(now.unseen, max(0, most_new))
    following = None if now.due else _next(questions, memories, today)
    return Plan(now.due, new, now.unseen, minutes(now.due + new, each_ms), following)


def _next(questions: Iterable[Question], memories: Mapping[str, Memory], today: Today) -> Return | None:
    met = (memories.get(question.id) for question in questions)
    back = sorted(memory.comes_back(today.days) for memory in met if isinstance(memory, Remembered))
    if not back:
        return None
    day = today.days.of(back[0])
    return Return(back[0], sum(today.days.of(moment) == day for moment in back))
