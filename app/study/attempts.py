"""An attempt: one learner's sitting of a test, timed by the server's clock."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.study.keeping import Stand, given_in, stand_of
from app.study.modes import Certainty

GRACE = timedelta(seconds=5)  # for an answer that was under way when the time was over
KEY_LENGTH = 22  # characters of 6 bits


@dataclass(frozen=True, slots=True)
class Item:
    """A place of the paper: the question with its text of `revision`, and what was drawn for it.

    Papers of version 0002 of the database kept no seed: "" there.
    """

    question_id: str
    revision: str
    parameters: Mapping[str, Any] | None = None
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A test taken or being taken. `extra` minutes were granted beyond its own."""

    id: str
    learner: str
    set_id: str
    seed: str
    paper: tuple[Item, ...]
    started_at: datetime
    minutes: int
    extra: int = 0
    ended_at: datetime | None = None

    @property
    def deadline(self) -> datetime:
        return self.started_at + timedelta(minutes=self.minutes + self.extra)

    @property
    def ended(self) -> bool:
        return self.ended_at is not None

    def closed(self, now: datetime) -> bool:
        """Nothing is saved any more."""
        return self.ended or now >= self.deadline + GRACE

    def out_of_time(self, now: datetime) -> bool:
        return now >= self.deadline

    def number_of(self, question_id: str) -> int | None:
        """The place of a question, from 1."""
        numbers = (n for n, item in enumerate(self.paper, start=1) if item.question_id == question_id)
        return next(numbers, None)


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """One version of the answer to item `number`, its response as it is kept; the highest version counts."""

    id: str
    attempt: str
    number: int
    version: int
    response: Mapping[str, object]
    certainty: Certainty | None
    elapsed_ms: int | None
    at: datetime

    @property
    def stand(self) -> Stand:
        return stand_of(self.response)

    @property
    def given(self) -> Mapping[str, object]:
        """The response as it was given, whole or not."""
        return given_in(self.response)


def attempt_key(secret: bytes, attempt_id: str) -> str:
    """What opens this one attempt on another device."""
    digest = hmac.new(secret, f"attempt\n{attempt_id}".encode(), "sha256").digest()
    return urlsafe_b64encode(digest).decode()[:KEY_LENGTH]


def opens(secret: bytes, attempt_id: str, key: str) -> bool:
    return hmac.compare_digest(attempt_key(secret, attempt_id).encode(), key.encode(errors="replace"))
