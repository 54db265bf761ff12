"""The writers' gate: one writer at a time on a SQLite file, among threads and among processes.

SQLite's own busy handler lets one writer starve while others overtake it; behind the gate a writer waits its turn
and finds the file free.
"""

import fcntl
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.store.reach import DatabaseAway

PATIENCE = 5.0  # seconds
PAUSE = 0.00005  # between two looks at a file lock that another process holds


class GateBusy(Exception):
    """No turn within PATIENCE: nothing was written, and trying again is safe."""


class Turns:
    """A lock whose waiters get it in the order they came: a plain lock lets newcomers overtake, some for long."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._queue: deque[threading.Lock] = deque()
        self._taken = False

    def take(self, patience: float) -> bool:
        """Whether it is our turn within `patience` seconds."""
        with self._mutex:
            if not self._taken:
                self._taken = True
                return True
            mine = threading.Lock()
            mine.acquire()
            self._queue.append(mine)
        return mine.acquire(timeout=patience) or self._left(mine)

    def _left(self, mine: threading.Lock) -> bool:
        """Leave the queue; True where the turn came in this very moment."""
        with self._mutex:
            if mine not in self._queue:
                return True
            self._queue.remove(mine)
            return False

    def give(self) -> None:
        """Pass the turn on."""
        with self._mutex:
            if self._queue:
                self._queue.popleft().release()
            else:
                self._taken = False


class WritersGate:
    """Turns for the threads, then a lock on `path` for the processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = Turns()
        self._lock: BinaryIO | None = None  # opened after the server has forked: a lock belongs to an open file

    def close(self) -> None:
        """Let go of the file; the next turn opens it again."""
        if self._lock:
            self._lock.close()
            self._lock = None

    def _opened(self) -> BinaryIO:
        try:
            return self._path.open("ab")
        except OSError as error:
            raise DatabaseAway(f"{self._path} cannot be written: {error.strerror}") from None

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Hold the gate. Raises GateBusy."""
        deadline = time.monotonic() + PATIENCE
        if not self._threads.take(PATIENCE):
            raise GateBusy
        try:
            self._lock = self._lock or self._opened()
            _wait_for(self._lock.fileno(), deadline)
            try:
                yield
            finally:
                fcntl.flock(self._lock.fileno(), fcntl.LOCK_UN)
        finally:
            self._threads.give()


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
