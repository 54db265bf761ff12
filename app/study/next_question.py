"""What to ask next: what is due, longest overdue first; then what was never seen, in teaching order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.study.days import Today
from app.study.memory import Memory, Remembered, Unseen
from app.study.modes import SCHEDULED, Mode
from app.study.question_types.table import type_of
from app.study.questions import Question


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing is left for now; `next_due` is when something comes back, if anything will."""

    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a learner stands with some questions now."""

    due: int
    unseen: int
    seen: int


def mode_of(question: Question) -> Mode:
    """The mode that the schedule asks it in."""
    return next(mode for mode in SCHEDULED if mode in type_of(question.body).modes)


def askable(questions: Iterable[Question], mode: Mode) -> list[Question]:
    """The questions that `mode` asks; once more, whatever the schedule asks."""
    wanted = frozenset(SCHEDULED) if mode is Mode.EXTRA else {mode}
    return [question for question in questions if wanted & type_of(question.body).modes]


def next_question(questions: list[Question], memories: Mapping[str, Memory], today: Today) -> Question | Done:
    """The question to ask now, or that there is none."""
    known = [(m, q) for q in questions if isinstance(m := memories.get(q.id, Unseen()), Remembered)]
    due = [(m.due, q) for m, q in known if m.comes_back(today.days) <= today.now]
    if due:
        return min(due, key=lambda pair: pair[0])[1]
    unseen = next((q for q in questions if isinstance(memories.get(q.id, Unseen()), Unseen)), None)
    return unseen or Done(min((m.comes_back(today.days) for m, _ in known), default=None))


def standing(questions: Iterable[Question], memories: Mapping[str, Memory], today: Today) -> Standing:
    """How many of `questions` are due, unseen and seen."""
    due = unseen = seen = 0
    for question in questions:
        match memories.get(question.id, Unseen()):
            case Unseen():
                unseen += 1
            case Remembered() as memory:
                seen += 1
                due += memory.comes_back(today.days) <= today.now
    return Standing(due, unseen, seen)
