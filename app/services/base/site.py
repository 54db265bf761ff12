"""What every service works with: the database, the live library, the secret."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.services.base.exam_end import end_all_over
from app.services.content.publishing import LOOK_EVERY, Follower, Library
from app.services.hosting.background import Background
from app.services.hosting.sweeping import SWEEP_EVERY, sweep
from app.store.database import Database
from app.store.gate import GateBusy
from app.study.questions import Question, QuestionSet

END_EVERY = 30.0  # seconds

# For the rooms above, which do not know the store.
Busy = GateBusy


class NotThere(LookupError):
    """What was asked for does not exist, or not for this learner."""


@dataclass(frozen=True, slots=True)
class Site:
    """One running Keepgate."""

    database: Database
    follower: Follower
    secret: bytes
    background: Background = field(default_factory=Background)

    def start(self) -> None:
        """Load the library and go on following it; called at every request, done at the first."""
        repeated = ((LOOK_EVERY, self.follower.look), (SWEEP_EVERY, self._sweep), (END_EVERY, self._end_tests))
        self.background.start(self._begin, repeated)

    def _begin(self) -> None:
        self.follower.look(settled=True)

    def _sweep(self) -> None:
        sweep(self.database, datetime.now(UTC))

    def _end_tests(self) -> None:
        end_all_over(self.database, self.secret, datetime.now(UTC))

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
        set_id, _, local_id = question_id.partition("/")
        question = self.set(set_id).question(local_id)
        if question is None:
            raise NotThere(question_id)
        return question


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is at the other end: a learner, which is a device's history, and the person, whose histories are read as one.

    One who is not `known` has no rows yet; `token` is then the session to be made.
    """

    learner: str
    person: str
    token: str
    known: bool
