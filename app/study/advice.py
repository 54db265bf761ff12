"""What to do next in a set: one thing, and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.study.concepts import Concepts
from app.study.days import Today
from app.study.memory import Memory, Remembered, Unseen
from app.study.next_question import standing
from app.study.pace import minutes
from app.study.questions import Question, QuestionSet
from app.study.teaching import in_teaching_order

NEW_AT_ONCE = 5  # questions: as many as the shortest round has


@dataclass(frozen=True, slots=True)
class AnswerDue:
    """So many questions are due, which takes about so many minutes."""

    count: int
    minutes: int


@dataclass(frozen=True, slots=True)
class LearnNew:
    """So many questions that were never met, of a concept, or of it and what comes next where it has fewer.

    What it requires was met before, as far as the set teaches it.
    """

    concept: str
    count: int
    and_next: bool


@dataclass(frozen=True, slots=True)
class TryAgain:
    """So many questions were missed, and the first of them comes back then."""

    count: int
    back: datetime


@dataclass(frozen=True, slots=True)
class LookAhead:
    """Nothing is left for now: so many come back then, on that day."""

    count: int
    back: datetime


@dataclass(frozen=True, slots=True)
class NoQuestions:
    """The set asks nothing."""


Advice = AnswerDue | LearnNew | TryAgain | LookAhead | NoQuestions


def advice(
    study_set: QuestionSet, concepts: Concepts, memories: Mapping[str, Memory], today: Today, each_ms: float
) -> Advice:
    """First what is due, then what is new, then what was missed a moment ago; else when something comes back.

    An answer takes `each_ms` milliseconds.
    """
    found = standing(study_set.questions, memories, today)
    if found.due:
        return AnswerDue(found.due, minutes(found.due, each_ms))
    if found.unseen:
        return _new(study_set, concepts, memories)
    return _coming_back(study_set.questions, memories, today)


def _new(study_set: QuestionSet, concepts: Concepts, memories: Mapping[str, Memory]) -> LearnNew:
    taught = in_teaching_order(study_set, concepts)
    unseen = Counter(q.concept for q in taught if isinstance(memories.get(q.id, Unseen()), Unseen))
    concept = next(iter(unseen))
    count = min(unseen.total(), NEW_AT_ONCE)
    return LearnNew(concept, count, unseen[concept] < count)


def _coming_back(questions: tuple[Question, ...], memories: Mapping[str, Memory], today: Today) -> Advice:
    met = [m for q in questions if isinstance(m := memories.get(q.id), Remembered)]
    if missed := [one.comes_back(today.days) for one in met if one.being_learned]:
        return TryAgain(len(missed), min(missed))
    back = [one.comes_back(today.days) for one in met]
    if not back:
        return NoQuestions()
    first = min(back)
    return LookAhead(sum(today.days.of(one) == today.days.of(first) for one in back), first)
