"""An answer as the log keeps it: the truth that memory, mastery and progress follow from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.study.modes import Certainty, Grade, Mode


@dataclass(frozen=True, slots=True)
class Marking:
    """What an answer scored, from 0 to 1, by which rule and key. `batch` is there where it was marked again."""

    rule: str
    version: int
    key: Mapping[str, object]
    score: float
    at: datetime
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the log, with the marking that counts.

    `seed` names the draw that was answered, the `repetition`-th (from 0) of its learner; `parameters` are what was kept
    of it, and `attempt` is the test that the answer belongs to; `round` the round, whose `slot` it fills.
    """

    id: str
    learner: str
    question_id: str
    revision: str
    key_hash: str
    repetition: int
    mode: Mode
    response: Mapping[str, object]
    seed: str
    certainty: Certainty | None
    hints: int
    elapsed_ms: int | None
    at: datetime
    marking: Marking
    parameters: Mapping[str, Any] | None = None
    attempt: str | None = None
    round: str | None = None
    slot: int | None = None

    @property
    def score(self) -> float:
        return self.marking.score

    @property
    def key(self) -> Mapping[str, object]:
        return self.marking.key

    @property
    def correct(self) -> bool:
        return self.score == 1.0

    @property
    def skipped(self) -> bool:
        return "skipped" in self.response

    @property
    def unreadable(self) -> Mapping[str, object] | None:
        """What was given and could not be read, in a test whose time was over; None where all was read."""
        given = self.response.get("unreadable")
        return given if isinstance(given, dict) else None

    @property
    def grade(self) -> Grade:
        """How well it was remembered: a flashcard says so itself, other types by their score.

        How sure somebody was changes nothing: whoever says so honestly must not lose by it.
        """
        if "grade" in self.response:
            return Grade(str(self.response["grade"]))
        if self.score < 0.5:
            return Grade.AGAIN
        return Grade.HARD if self.in_part else Grade.GOOD

    @property
    def in_part(self) -> bool:
        """Half or more of it was known, or all of it with hints. Who grades a card hard knew it all the same."""
        return "grade" not in self.response and self.score >= 0.5 and not (self.correct and self.hints == 0)


@dataclass(frozen=True, slots=True)
class Logged:
    """An answer of the log, and whether it stands or was taken back."""

    answer: Answer
    stands: bool


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an answer stands in a person's history: by its time, then by its position in the log."""

    at_ms: int
    position: int

    def __str__(self) -> str:
        return f"{self.at_ms}-{self.position}"


class Kind(StrEnum):
    """Which answers of a history are looked for."""

    ALL = "all"
    NOT_YET = "not-yet"  # nothing of it was right
    PARTLY = "partly"
    SURE = "sure"  # not all of it was right, and the learner was certain


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some answers of a history, newest first.

    Where there is more, `older` is the place that it is older than, and `newer` the one that it is newer than.
    """

    answers: tuple[Answer, ...]
    older: Place | None
    newer: Place | None = None
