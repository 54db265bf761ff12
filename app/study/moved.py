"""What a round moved: how much of each concept would be recalled without it, and with it.

Both are looked at on the next day: for a day after an answer everything looks recalled.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.study.answer_log import Answer
from app.study.days import Days
from app.study.mastery import Mastery, mastery
from app.study.memory import Memory, Remembered, Unseen, replay
from app.study.questions import Question, QuestionSet

MOST_REPLAYED = 20  # answers to a question: what lies further back changes what is told by less than it shows
SEEN = 0.005  # less than half a percent is not told


@dataclass(frozen=True, slots=True)
class Moved:
    """A concept of a set, before and after."""

    set_id: str
    concept: str
    before: Mastery
    after: Mastery

    @property
    def by(self) -> float:
        """How much more would be recalled, from -1 to 1."""
        return self.after.recall - self.before.recall


@dataclass(frozen=True, slots=True)
class Span:
    """A round in the log: it `ended` with its last answer."""

    round: str
    ended: datetime

    def looked_at(self, days: Days) -> datetime:
        """The start of the day after its end."""
        return days.start(days.of(self.ended) + timedelta(1))

    def memories(self, history: Sequence[Answer]) -> tuple[Memory, Memory]:
        """Of one question, by answers that stand, oldest first: without the round and what followed, and with it."""
        then = [one for one in history if one.at <= self.ended]
        begun = next((at for at, one in enumerate(then) if one.round == self.round), len(then))
        shared, since = replay(then[:begun]), then[begun:]
        return replay([one for one in since if one.round != self.round], shared), replay(since, shared)


def concepts_of(questions: Iterable[Question]) -> list[tuple[str, str]]:
    """The set and the concept of each question, each pair once."""
    return list(dict.fromkeys((one.set_id, one.concept) for one in questions))


def to_replay(questions: Iterable[Question], touched: Iterable[str], now: Mapping[str, Memory], span: Span) -> set[str]:
    """Of these questions, those whose memory is not what it was when the round ended, or when it began."""
    answered = set(touched)
    return {one.id for one in questions if one.id in answered or _is_newer(now.get(one.id, Unseen()), span.ended)}


def _is_newer(memory: Memory, than: datetime) -> bool:
    last = memory.card.last_review if isinstance(memory, Remembered) else None
    return last is not None and last > than


def moved(
    study_set: QuestionSet, concept: str, before: Mapping[str, Memory], after: Mapping[str, Memory], at: datetime
) -> Moved:
    """How a concept stands at a moment, by two states of memory."""
    asked = [one for one in study_set.questions if one.concept == concept]
    return Moved(study_set.id, concept, mastery(asked, before, at), mastery(asked, after, at))
