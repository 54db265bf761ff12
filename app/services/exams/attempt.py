"""Sitting a test: come back to, handed in, looked at when it has ended."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.services.base.asking import Asked, variant_of
from app.services.base.exam_end import end_if_over, end_now, item_draw, item_seed, paper_of
from app.services.base.exam_guard import refuse_during_test
from app.services.base.refusals import NotThere, NotYourTest
from app.services.base.site import Site
from app.store import answers, attempts, persons
from app.study.attempts import Attempt, SavedAnswer, opens
from app.study.keeping import Stand
from app.study.memory import Unseen
from app.study.questions import Question
from app.study.results import MarkedItem


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks for an attempt: its person, or whoever has its key."""

    person: str
    key: str = ""

    def admit_to(self, owner: str, attempt: Attempt, secret: bytes) -> bool:
        """Whether the attempt of the person `owner` is theirs to open."""
        return self.person == owner or opens(secret, attempt.id, self.key)


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt, the person who takes it, and the newest answer to each item that has one."""

    attempt: Attempt
    person: str
    saved: Mapping[int, SavedAnswer]

    @property
    def stands(self) -> Mapping[int, Stand]:
        """How the answer to each item stands, by its number."""
        numbers = range(1, len(self.attempt.paper) + 1)
        return {number: self.saved[number].stand if number in self.saved else Stand.OPEN for number in numbers}

    @property
    def open_items(self) -> list[int]:
        """The items without a whole answer."""
        return [number for number, stand in self.stands.items() if stand is not Stand.WHOLE]

    def version(self, number: int) -> int:
        return self.saved[number].version if number in self.saved else 0


def sitting(site: Site, who: Credentials, attempt_id: str, now: datetime) -> Sitting:
    """An attempt as it stands; one whose time is over is ended.

    Raises NotThere; RunningTest, for one that has ended while the next of its set runs.
    """
    attempt = attempt_for(site, who, attempt_id)
    if not attempt.ended and attempt.closed(now):
        end_if_over(site.database, site.secret, attempt, now)
        attempt = attempt_for(site, who, attempt_id)
    person = person_of(site, attempt)
    if attempt.ended:  # its results tell keys
        refuse_during_test(site, person, attempt.set_id, now)
    with site.database.reading() as connection:
        return Sitting(attempt, person, attempts.newest_saved(connection, attempt_id))


def attempt_for(site: Site, who: Credentials, attempt_id: str) -> Attempt:
    """An attempt that `who` may open. Raises NotYourTest."""
    with site.database.reading() as connection:
        attempt = attempts.find(connection, attempt_id)
    if attempt is None or not who.admit_to(person_of(site, attempt), attempt, site.secret):
        raise NotYourTest(attempt_id)
    return attempt


def person_of(site: Site, attempt: Attempt) -> str:
    """The person who takes the test."""
    with site.database.reading() as connection:
        return persons.person_of(connection, attempt.learner)


def hand_in(site: Site, who: Credentials, attempt_id: str, now: datetime) -> None:
    """End an attempt; once it has ended, nothing is done. Raises NotThere, Busy, OtherOwner."""
    end_now(site.database, site.secret, attempt_for(site, who, attempt_id), now)


def asked_item(site: Site, attempt: Attempt, number: int) -> Asked:
    """An item of the paper, as it was drawn when the attempt began. Raises NotThere."""
    if not 1 <= number <= len(attempt.paper):
        raise NotThere(f"{attempt.id}?item={number}")
    item = attempt.paper[number - 1]
    with site.database.reading() as connection:
        question = paper_of(connection, site.secret, replace(attempt, paper=(item,)))[1]
    named = item_draw(attempt.id, item.question_id)
    return Asked(
        question, named, variant_of(site.secret, named, question), item_seed(site.secret, attempt, item), Unseen()
    )


def marked_items(site: Site, attempt: Attempt) -> tuple[MarkedItem, ...]:
    """The items of an attempt that has ended, in the order of the paper."""
    with site.database.reading() as connection:
        questions: list[Question] = list(paper_of(connection, site.secret, attempt).values())
        logged = {a.question_id: a for a in answers.of_attempt(connection, attempt.id)}
    return tuple(MarkedItem(question, logged[question.id]) for question in questions if question.id in logged)
