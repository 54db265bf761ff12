"""Marking: what a response is worth by the rule of its question's type, and what the key was."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.study.answer_log import Marking
from app.study.question_types.base import MarkingRule, Response, Skipped, Unreadable
from app.study.question_types.table import type_of_drawn
from app.study.questions import Question


@dataclass(frozen=True, slots=True)
class Mark:
    """A score from 0 to 1."""

    score: float

    @property
    def correct(self) -> bool:
        return self.score == 1.0


def mark(question: Question, response: Response) -> Mark:
    """The mark of a response that was read for this very question; what could not be read earns nothing."""
    found = type_of_drawn(question.body)
    if isinstance(response, Unreadable):
        return mark(question, response.read or Skipped())
    if isinstance(response, Skipped):
        return Mark(0.0)
    if not isinstance(response, found.response):
        raise TypeError(f"{response!r} is no response to {question.id}")
    return Mark(found.rule.score(question.body, response))


def marked(question: Question, response: Response, at: datetime) -> Marking:
    """How the log keeps the mark of a response to a drawn question."""
    rule = rule_of(question)
    return Marking(rule.id, rule.version, key_of(question), mark(question, response).score, at)


def rule_of(question: Question) -> MarkingRule[Any, Any]:
    """The rule of a drawn question."""
    return type_of_drawn(question.body).rule


def key_of(question: Question) -> dict[str, object]:
    """The right response, or the first of several, in the JSON of the interface; a flashcard has none but its back."""
    return type_of_drawn(question.body).key(question.body)
