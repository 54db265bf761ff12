"""While a test runs, its person gets no key of its set."""

from datetime import datetime

from sqlalchemy import Connection

from app.services.base.exam_end import end_if_over
from app.services.base.refusals import RunningTest
from app.services.base.site import Site
from app.store import attempts
from app.study.attempts import Attempt


def refuse_during_test(site: Site, person: str, set_id: str, now: datetime) -> None:
    """For whoever is about to write. Raises RunningTest.

    Tests whose time is over are ended first: two devices may each have started one.
    """
    while attempt := _running(site, person, set_id):
        if not attempt.closed(now):
            raise RunningTest(attempt.id)
        end_if_over(site.database, site.secret, attempt, now)


def refuse_to_show(site: Site, person: str, set_id: str, now: datetime) -> None:
    """The same for whoever only reads: nothing is ended. Raises RunningTest."""
    with site.database.reading() as connection:
        running = tested_sets(connection, person, now)
    if set_id in running:
        raise RunningTest(running[set_id])


def tested_sets(connection: Connection, person: str, now: datetime) -> dict[str, str]:
    """The sets of which a test runs, each with its attempt, the oldest of several. Nothing is ended."""
    running = [one for one in attempts.running_of_person(connection, person) if not one.closed(now)]
    return {one.set_id: one.id for one in reversed(running)}


def _running(site: Site, person: str, set_id: str) -> Attempt | None:
    with site.database.reading() as connection:
        return attempts.running(connection, person, set_id)
