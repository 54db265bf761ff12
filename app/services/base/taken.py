"""The tests that somebody has taken."""

from dataclasses import dataclass

from app.services.base.site import Site
from app.store import answers, attempts
from app.study.attempts import Attempt
from app.study.progress import Tally


@dataclass(frozen=True, slots=True)
class Taken:
    """A test that has ended, and its score."""

    attempt: Attempt
    tally: Tally


def taken(site: Site, person: str) -> list[Taken]:
    """The tests that a person has ended, newest first."""
    with site.database.reading() as connection:
        ended = [one for one in attempts.of_person(connection, person) if one.ended]
        return [Taken(one, answers.score_of_attempt(connection, one.id)) for one in reversed(ended)]
