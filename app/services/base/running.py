"""The tests that a person is taking, to go back to from wherever they are."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.store import attempts
from app.study.attempts import Attempt
from app.study.keeping import Stand


@dataclass(frozen=True, slots=True)
class Underway:
    """A test that runs, and how many of its items have a whole answer."""

    attempt: Attempt
    answered: int


def tests_underway(connection: Connection, person: str, now: datetime) -> tuple[Underway, ...]:
    """A person's tests that something can still be saved in, whichever set they are of; what ends first comes first."""
    running = [one for one in attempts.running_of_person(connection, person) if not one.closed(now)]
    found = (Underway(one, _answered(connection, one)) for one in running)
    return tuple(sorted(found, key=lambda one: one.attempt.deadline))


def _answered(connection: Connection, attempt: Attempt) -> int:
    return sum(saved.stand is Stand.WHOLE for saved in attempts.newest_saved(connection, attempt.id).values())
