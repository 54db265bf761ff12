"""An answer as the log keeps it: the truth that memory, mastery and progress follow from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from app.study.responses import Certainty, Grade, Mode


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the log. `meeting` counts this learner's answers to this question from 0."""

    id: str
    learner: str
    question_id: str
    revision: str
    key_hash: str
    meeting: int
    mode: Mode
    response: Mapping[str, object]
    key: Mapping[str, object]
    seed: str
    score: float
    certainty: Certainty | None
    hints: int
    elapsed_ms: int | None
    at: datetime
    parameters: Mapping[str, Any] | None = None  # of what was drawn
    attempt: str | None = None  # the test that it belongs to

    @property
    def correct(self) -> bool:
        return self.score == 1.0

    @property
    def skipped(self) -> bool:
        return "skipped" in self.response

    @property
    def grade(self) -> Grade:
        """How well it was remembered: a flashcard says so itself, other types by their score."""
        if "grade" in self.response:
            return Grade(str(self.response["grade"]))
        if self.correct:
            return Grade.GOOD
        return Grade.HARD if self.score >= 0.5 else Grade.AGAIN


def by_question(answers: Iterable[Answer]) -> dict[str, list[Answer]]:
    """Each question's answers, in the order of the log."""
    ordered = sorted(answers, key=attrgetter("question_id"))
    return {question: list(its) for question, its in groupby(ordered, attrgetter("question_id"))}
