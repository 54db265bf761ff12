"""Writes that wait for the disk together.

On a SQLite file every commit waits for the disk, one after another. What comes in meanwhile is done in one transaction,
each work behind a savepoint of its own: what raises is undone alone. Nobody hears of success before the commit.
"""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection

from app.store.gate import GateBusy
from app.store.statements import driver

Work = Callable[[Connection], Any]
Writing = Callable[[], AbstractContextManager[Connection]]


class _Job:
    """A work, the thread that waits for it, and what became of it."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.told = threading.Event()
        self.leads = False
        self.result: Any = None
        self.error: BaseException | None = None

    def run(self, connection: Connection) -> None:
        statements = driver(connection)
        statements.execute("SAVEPOINT work")
        try:
            self.result = self.work(connection)
        except Exception as error:
            if not statements.in_transaction:  # a full disk, say: SQLite has undone everybody's work
                raise
            statements.execute("ROLLBACK TO work")
            self.error = error
        statements.execute("RELEASE work")


class Together:
    """The first who comes leads: begins, does all that waits by then, commits, and hands the lead on."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._mutex = threading.Lock()
        self._waiting: list[_Job] = []
        self._led = False

    def do(self, work: Work) -> Any:
        """What `work` returns, once it is committed. Raises what it raises, and GateBusy."""
        job = _Job(work)
        with self._mutex:
            self._waiting.append(job)
            job.leads, self._led = not self._led, True
        if not job.leads:
            job.told.wait()
        if job.leads:
            self._lead()
        if job.error:
            raise job.error
        return job.result

    def _lead(self) -> None:
        jobs: list[_Job] = []
        try:
            with self._writing() as connection:
                jobs = self._take()
                for job in jobs:
                    job.run(connection)
        except BaseException as error:  # nothing of it was committed
            for job in jobs or (jobs := self._take()):
                job.error = GateBusy() if isinstance(error, GateBusy) else error
        finally:
            self._hand_on()
            for job in jobs:
                job.told.set()

    def _take(self) -> list[_Job]:
        with self._mutex:
            jobs, self._waiting = self._waiting, []
        return jobs

    def _hand_on(self) -> None:
        with self._mutex:
            self._led = bool(self._waiting)
            if self._waiting:
                self._waiting[0].leads = True
                self._waiting[0].told.set()
