"""What every service works with: the database, the live library, the secret."""

from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Protocol

from app.services.base.library import Library
from app.services.base.refusals import NotThere
from app.store.database import Database
from app.study.days import DAY_BEGINS
from app.study.preferences import USUAL, Preferences
from app.study.questions import Question, QuestionSet


class Follows(Protocol):
    """Whoever keeps a library in step with what is published."""

    library: Library

    def look(self, *, settled: bool = False) -> None:
        """Look whether anything changed; `settled` where nobody is writing any more."""


@dataclass(frozen=True, slots=True)
class Site:
    """One running Keepgate. A `secure` one is reached over HTTPS alone."""

    database: Database
    follower: Follows
    secret: bytes
    zone: tzinfo = UTC  # of whoever has not said theirs
    secure: bool = False

    @property
    def library(self) -> Library:
        return self.follower.library

    def set(self, set_id: str) -> QuestionSet:
        """Raises NotThere."""
        try:
            return self.library.sets[set_id]
        except KeyError:
            raise NotThere(set_id) from None

    def question(self, question_id: str) -> Question:
        """The published question `set/question`. Raises NotThere."""
        question = self.find_question(question_id)
        if question is None:
            raise NotThere(question_id)
        return question

    def find_question(self, question_id: str) -> Question | None:
        """The published question that has this id, or had it before."""
        set_id, _, local_id = question_id.partition("/")
        study_set = self.library.sets.get(set_id)
        return study_set.question(local_id) if study_set else None


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is at the other end: a learner, which is a device's history, and the person, whose histories are read as one.

    One who is not `known` has no rows yet; `token` is then the session to be made. What it `replaces` is the token of
    the time before HTTPS, which they came with. `zone` is the one that they chose, `day_start` the hour of the clock.
    """

    learner: str
    person: str
    token: str
    known: bool
    zone: str = ""
    day_start: int = DAY_BEGINS
    preferences: Preferences = USUAL
    replaces: str = ""
