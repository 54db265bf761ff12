"""The results of a test: how it went by concept and by level, and what to study next."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.study.answer_log import Answer
from app.study.progress import Tally, tally
from app.study.questions import Level, Question


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """An item of the paper with its answer."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class ToStudy:
    """A concept that was not fully known, and the questions that were missed."""

    concept: str
    tally: Tally
    missed: tuple[Question, ...]


def score(items: Iterable[MarkedItem]) -> Tally:
    return tally(item.answer for item in items)


def by_concept(items: Iterable[MarkedItem]) -> dict[str, Tally]:
    """In the order of the paper."""
    return {concept: score(its) for concept, its in _by_concept(items).items()}


def by_level(items: Iterable[MarkedItem]) -> dict[Level, Tally]:
    """From recall to applying; only the levels that were asked."""
    grouped: dict[Level, list[MarkedItem]] = {level: [] for level in Level}
    for item in items:
        grouped[item.question.level].append(item)
    return {level: score(its) for level, its in grouped.items() if its}


def study_next(items: Iterable[MarkedItem]) -> tuple[ToStudy, ...]:
    """The concepts with something missed, weakest first."""
    weak = [
        ToStudy(concept, score(its), missed)
        for concept, its in _by_concept(items).items()
        if (missed := tuple(item.question for item in its if not item.answer.correct))
    ]
    return tuple(sorted(weak, key=lambda one: one.tally.score))


def _by_concept(items: Iterable[MarkedItem]) -> dict[str, list[MarkedItem]]:
    grouped: dict[str, list[MarkedItem]] = {}
    for item in items:
        grouped.setdefault(item.question.concept, []).append(item)
    return grouped
