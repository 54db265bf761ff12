"""Memory by FSRS: what somebody's answers to one question say about when it will be forgotten.

Source: Ye, Su and Cao (2022), A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
Scheduling, KDD '22, as implemented by py-fsrs.
"""

import hashlib
import json
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

from app.study.answer_log import Answer
from app.study.days import Days
from app.study.modes import SCHEDULED, Grade

_SOON = (timedelta(minutes=10),)
# A fixed card id: the library's default sleeps to make one. Fuzzing would make a replay differ.
_SCHEDULER = Scheduler(learning_steps=_SOON, relearning_steps=_SOON, enable_fuzzing=False)
_RULES = ("what is partly missed lengthens nothing", "half a day counts as one")
_MADE_WITH = json.dumps([_SCHEDULER.to_dict(), _RULES], sort_keys=True)
# What a stored memory was made with: with other parameters or rules it is made again, at the next start or answer.
SCHEDULER = f"fsrs-6/{hashlib.sha256(_MADE_WITH.encode()).hexdigest()[:12]}"
_A_DAY = timedelta(days=1)
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
    """Answered at least once; `due` is when retrievability falls to 0.9, or before, after a partly missed answer."""

    card: Card
    due: datetime

    @property
    def being_learned(self) -> bool:
        """Still, or again: it was missed, or hard before it was ever good; it comes back in minutes."""
        return self.card.state is not State.Review

    def comes_back(self, days: Days) -> datetime:
        """When it is asked again: to the minute while it is being learned, then from the start of its day on.

        The days of the interval are counted from the day of the answer, so that none is lost where clocks are put back.
        """
        answered = self.card.last_review
        if self.being_learned or answered is None:
            return self.due
        return days.start(days.of(answered) + timedelta((self.due - answered).days))

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
    counted = _counted(card, at)
    reviewed, _log = _SCHEDULER.review_card(card, _RATINGS[grade], counted)
    reviewed.last_review, reviewed.due = at, at + (reviewed.due - counted)
    return Remembered(reviewed, reviewed.due)


def _counted(card: Card, at: datetime) -> datetime:
    """When FSRS is told that an answer came: it takes all that is less than 24 hours for a second look the same day.

    What is promised for tomorrow is asked from the morning on, so from half a day on it counts as one.
    """
    last = card.last_review
    is_next_day = card.state is State.Review and last is not None and _A_DAY / 2 <= at - last < _A_DAY
    return last + _A_DAY if last and is_next_day else at


def learn(memory: Memory, answer: Answer) -> Remembered:
    """The memory after an answer of the schedule; what was partly missed lengthens nothing."""
    after = remember(memory, answer.grade, answer.at)
    return _no_longer(memory, after) if isinstance(memory, Remembered) and answer.in_part else after


def _no_longer(before: Remembered, after: Remembered) -> Remembered:
    """`after`, but no more stable than `before`, and back no later than by the last interval, planned or kept."""
    card, last, at = copy(after.card), before.card.last_review, after.card.last_review
    if last is None or at is None:
        return after
    waits = [after.due - at, before.due - last]
    if not after.being_learned:
        waits.append(max(_A_DAY, -(-(at - last) // _A_DAY) * _A_DAY))
    card.stability = min(before.card.stability or 0.0, card.stability or 0.0)
    card.due = at + min(waits)
    return Remembered(card, card.due)


def replay(answers: Sequence[Answer], start: Memory | None = None) -> Memory:
    """The memory that one question's answers, oldest first, leave behind, to somebody with the memory `start`.

    Only those of the schedule count: in the lab the numbers stand beside the question, and a test measures.
    """
    memory = start or Unseen()
    for answer in answers:
        if answer.mode in SCHEDULED:
            memory = learn(memory, answer)
    return memory
