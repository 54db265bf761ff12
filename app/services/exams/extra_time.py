"""Extra time: who is taking a test, and more minutes for one of them."""

from datetime import datetime

from app.store import attempts
from app.store.clock import to_ms
from app.store.database import Database
from app.study.attempts import Attempt


class NoRunningTest(LookupError):
    """There is no such test, or it has ended; the message is for whoever grants."""


def running_tests(database: Database, now: datetime) -> list[Attempt]:
    """Every test whose time is not over, oldest first."""
    with database.reading() as connection:
        return [one for one in attempts.all_running(connection) if not one.closed(now)]


def grant_extra_time(database: Database, attempt_id: str, minutes: int, now: datetime) -> Attempt:
    """Give a running test more minutes; the test as it is then. Raises NoRunningTest, Busy."""
    with database.writing() as connection:
        held = attempts.hold(connection, attempt_id)
        if held is None:
            raise NoRunningTest(f"there is no test {attempt_id}: `class tests` lists those that run")
        if held.closed(now):
            raise NoRunningTest(f"the test {attempt_id} has ended and was marked: nothing can be added to it")
        attempts.grant(connection, attempt_id, minutes, to_ms(now))
        return attempts.find(connection, attempt_id) or held
