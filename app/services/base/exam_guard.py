"""While a test runs, its person gets no key of its set."""

from datetime import datetime

from app.services.base.exam_end import end_if_over
from app.services.base.refusals import RunningTest
from app.services.base.site import Site
from app.store import attempts
from app.study.attempts import Attempt


def refuse_during_test(site: Site, person: str, set_id: str, now: datetime) -> None:
    """Raises RunningTest. Tests whose time is over are ended first: two devices may each have started one."""
    while attempt := _running(site, person, set_id):
        if not attempt.closed(now):
            raise RunningTest(attempt.id)
        end_if_over(site.database, site.secret, attempt, now)


def _running(site: Site, person: str, set_id: str) -> Attempt | None:
    with site.database.reading() as connection:
        return attempts.running(connection, person, set_id)
