"""The writers' gate: one writer at a time on a SQLite file, among threads and among processes.

SQLite's own busy handler lets one writer starve while others overtake it; behind the gate a writer waits its turn
and finds the file free.
"""

import fcntl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PATIENCE = 5.0  # seconds
PAUSE = 0.0005  # between two looks at a file lock that another process holds


class GateBusy(Exception):
    """No turn within PATIENCE: nothing was written, and trying again is safe."""


class WritersGate:
    """A thread lock, then a lock on `path` for the processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = threading.Lock()
        self._lock: BinaryIO | None = None  # opened after the server has forked: a lock belongs to an open file

    def close(self) -> None:
        """Let go of the file; the next turn opens it again."""
        if self._lock:
            self._lock.close()
            self._lock = None

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Hold the gate. Raises GateBusy."""
        deadline = time.monotonic() + PATIENCE
        if not self._threads.acquire(timeout=PATIENCE):
            raise GateBusy
        try:
            self._lock = self._lock or self._path.open("ab")
            _wait_for(self._lock.fileno(), deadline)
            try:
                yield
            finally:
                fcntl.flock(self._lock.fileno(), fcntl.LOCK_UN)
        finally:
            self._threads.release()


def _wait_for(lock: int, deadline: float) -> None:
    """Lock the open file. A blocking flock could not be left when time is up."""
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise GateBusy from None
            time.sleep(PAUSE)
