"""Memory by FSRS: what somebody's answers to one question say about when it will be forgotten.

Source: Ye, Su and Cao (2022), A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
Scheduling, KDD '22, as implemented by py-fsrs.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

from app.study.answer_log import Answer
from app.study.modes import SCHEDULED, Grade

_SOON = (timedelta(minutes=10),)
# A fixed card id: the library's default sleeps to make one. Fuzzing would make a replay differ.
_SCHEDULER = Scheduler(learning_steps=_SOON, relearning_steps=_SOON, enable_fuzzing=False)
# What a stored memory was made with: with other parameters it is made again at the next answer, or by a rebuild.
SCHEDULER = f"fsrs-6/{hashlib.sha256(json.dumps(_SCHEDULER.to_dict(), sort_keys=True).encode()).hexdigest()[:12]}"
_RATINGS = {
    Grade.AGAIN: Rating.Again,
    Grade.HARD: Rating.Hard,
    Grade.GOOD: Rating.Good,
    Grade.EASY: Rating.Easy,
}


@dataclass(frozen=True, slots=True)
class Unseen:
    """Never answered."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Answered at least once; `due` is when retrievability falls to 0.9."""

    card: Card
    due: datetime

    @property
    def being_learned(self) -> bool:
        """Still, or again: it was missed, or hard before it was ever good; it comes back in minutes."""
        return self.card.state is not State.Review

    def retrievability(self, now: datetime) -> float:
        """The probability (0 to 1) that it would be recalled now."""
        return _SCHEDULER.get_card_retrievability(self.card, now)


Memory = Unseen | Remembered


def remembered(
    state: int,
    step: int | None,
    stability: float | None,
    difficulty: float | None,
    due: datetime,
    last_review: datetime | None,
) -> Remembered:
    """A memory by the parts of its card, as they were kept."""
    return Remembered(Card(1, State(state), step, stability, difficulty, due, last_review), due)


def remember(memory: Memory, grade: Grade, at: datetime) -> Remembered:
    """The memory after an answer of `grade` at `at` (UTC)."""
    card = memory.card if isinstance(memory, Remembered) else Card(card_id=1, due=at)
    reviewed, _log = _SCHEDULER.review_card(card, _RATINGS[grade], at)
    return Remembered(reviewed, reviewed.due)


def replay(answers: Sequence[Answer]) -> Memory:
    """The memory that one question's answers, oldest first, leave behind.

    Only those of the schedule count: in the lab the numbers stand beside the question, and a test measures.
    """
    memory: Memory = Unseen()
    for answer in answers:
        if answer.mode in SCHEDULED:
            memory = remember(memory, answer.grade, answer.at)
    return memory
