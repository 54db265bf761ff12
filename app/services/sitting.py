"""Sitting a test: come back to, handed in, looked at when it has ended."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.services.asking import Asked
from app.services.ending import end_if_over, end_now, item_seed, paper_of
from app.services.invigilating import refuse_during_test
from app.services.site import NotThere, Site
from app.store import answers, attempts
from app.study.attempts import Attempt, SavedAnswer, opens
from app.study.memory import Unseen
from app.study.progress import Tally, tally
from app.study.questions import Question
from app.study.results import MarkedItem
from app.study.variants import Variant


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks for an attempt: its learner, or whoever has its key."""

    learner: str
    key: str = ""

    def admit_to(self, attempt: Attempt, secret: bytes) -> bool:
        return self.learner == attempt.learner or opens(secret, attempt.id, self.key)


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt, and the newest answer to each item that has one."""

    attempt: Attempt
    saved: Mapping[int, SavedAnswer]

    @property
    def answered(self) -> frozenset[int]:
        return frozenset(number for number, answer in self.saved.items() if answer.answered)

    @property
    def open_items(self) -> list[int]:
        """The items without an answer."""
        return [n for n in range(1, len(self.attempt.paper) + 1) if n not in self.answered]

    def version(self, number: int) -> int:
        return self.saved[number].version if number in self.saved else 0


@dataclass(frozen=True, slots=True)
class Taken:
    """A test that has ended, and its score."""

    attempt: Attempt
    tally: Tally


def taken(site: Site, learner: str) -> list[Taken]:
    """The tests that a learner has ended, newest first."""
    with site.database.reading() as connection:
        ended = [one for one in attempts.of_learner(connection, learner) if one.ended]
        log = answers.of_learner(connection, learner) if ended else []
    return [Taken(one, tally(a for a in log if a.attempt == one.id)) for one in reversed(ended)]


def sitting(site: Site, who: Credentials, attempt_id: str, now: datetime) -> Sitting:
    """An attempt as it stands; one whose time is over is ended.

    Raises NotThere; RunningTest, for one that has ended while the next of its set runs.
    """
    attempt = _attempt(site, who, attempt_id)
    if not attempt.ended and attempt.closed(now):
        end_if_over(site.database, site.secret, attempt, now)
        attempt = _attempt(site, who, attempt_id)
    if attempt.ended:  # its results tell keys
        refuse_during_test(site, attempt.learner, attempt.set_id, now)
    with site.database.reading() as connection:
        return Sitting(attempt, attempts.newest_saved(connection, attempt_id))


def _attempt(site: Site, who: Credentials, attempt_id: str) -> Attempt:
    with site.database.reading() as connection:
        attempt = attempts.find(connection, attempt_id)
    if attempt is None or not who.admit_to(attempt, site.secret):
        raise NotThere(attempt_id)
    return attempt


def hand_in(site: Site, who: Credentials, attempt_id: str, now: datetime) -> None:
    """End an attempt; once it has ended, nothing is done. Raises NotThere, GateBusy."""
    end_now(site.database, site.secret, _attempt(site, who, attempt_id), now)


def asked_item(site: Site, attempt: Attempt, number: int) -> Asked:
    """An item of the paper, as it was drawn when the attempt began. Raises NotThere."""
    if not 1 <= number <= len(attempt.paper):
        raise NotThere(f"{attempt.id}?item={number}")
    item = attempt.paper[number - 1]
    with site.database.reading() as connection:
        question = paper_of(connection, site.secret, replace(attempt, paper=(item,)))[1]
    return Asked(question, Variant.of(question, 0), item_seed(site.secret, attempt, item), Unseen())


def marked_items(site: Site, attempt: Attempt) -> tuple[MarkedItem, ...]:
    """The items of an attempt that has ended, in the order of the paper."""
    with site.database.reading() as connection:
        questions: list[Question] = list(paper_of(connection, site.secret, attempt).values())
        logged = {a.question_id: a for a in answers.of_attempt(connection, attempt.learner, attempt.id)}
    return tuple(MarkedItem(question, logged[question.id]) for question in questions if question.id in logged)
