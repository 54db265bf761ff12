"""Mastery: the share of a concept that a learner would recall now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.study.memory import Memory, Remembered, Unseen
from app.study.questions import Question, QuestionSet


@dataclass(frozen=True, slots=True)
class Mastery:
    """`recall` is the mean retrievability (0 to 1) of all questions; one never seen, or being learned, counts 0."""

    questions: int
    seen: int
    recall: float


def mastery(questions: Iterable[Question], memories: Mapping[str, Memory], now: datetime) -> Mastery:
    """The mastery of some questions."""
    asked = list(questions)
    known = [m for q in asked if isinstance(m := memories.get(q.id, Unseen()), Remembered)]
    recall = sum(m.retrievability(now) for m in known if not m.being_learned) / len(asked) if asked else 0.0
    return Mastery(len(asked), len(known), recall)


def mastery_by_concept(study_set: QuestionSet, memories: Mapping[str, Memory], now: datetime) -> dict[str, Mastery]:
    """The mastery of each concept of a set, in the order of teaching."""
    return {
        concept: mastery((q for q in study_set.questions if q.concept == concept), memories, now)
        for concept in study_set.concepts
    }
