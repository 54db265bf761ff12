"""Group commit: what several threads want to write is written in one transaction.

A commit waits for the disk, and only one writer has its turn at a time. While one transaction is on its way to the
disk others queue up; the next transaction takes all of them along, and each is acknowledged after that commit.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from queue import SimpleQueue
from typing import Any

from sqlalchemy import Connection

from app.store.gate import GateBusy

MOST = 64  # pieces of work in one transaction
Work = Callable[[Connection], Any]
Job = tuple[Work, Future[Any]]


class GroupWriter:
    """One thread that writes for all others of its process; it starts with the first piece of work."""

    def __init__(self, writing: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._writing = writing
        self._jobs: SimpleQueue[Job] = SimpleQueue()
        self._starting = threading.Lock()
        self._started = False

    def write(self, work: Work) -> Any:
        """What `work` returns, once it is committed. Raises what `work` raises, or GateBusy; then nothing is written."""
        self._start()
        future: Future[Any] = Future()
        self._jobs.put((work, future))
        return future.result()

    def _start(self) -> None:
        with self._starting:
            if not self._started:
                threading.Thread(target=self._run, name="writer", daemon=True).start()
                self._started = True

    def _run(self) -> None:
        while True:
            self._commit(self._waiting())

    def _waiting(self) -> list[Job]:
        jobs = [self._jobs.get()]
        while len(jobs) < MOST and not self._jobs.empty():
            jobs.append(self._jobs.get())
        return jobs

    def _commit(self, jobs: list[Job]) -> None:
        try:
            with self._writing() as connection:
                results = [work(connection) for work, _future in jobs]
        except Exception as error:
            self._apart(jobs, error)
        else:
            for (_work, future), result in zip(jobs, results, strict=True):
                future.set_result(result)

    def _apart(self, jobs: list[Job], error: Exception) -> None:
        """All was undone. Work that fails must not take the others with it, so each now has its own transaction."""
        if len(jobs) == 1 or isinstance(error, GateBusy):
            for _work, future in jobs:
                future.set_exception(error)
            return
        for job in jobs:
            self._commit([job])
