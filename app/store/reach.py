"""Whether the database can be used: what its drivers say, as one exception, and as a line in the log each way."""

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import exc

from app.store.sqlite import library

log = logging.getLogger(__name__)
POSTGRESQL = (psycopg.OperationalError, psycopg.InterfaceError, psycopg.errors.ReadOnlySqlTransaction)
SQLITE = (sqlite3.DatabaseError, library().DatabaseError)
# Of the file or of the disk. The others are about a statement, so a fault of ours.
SQLITE_CODES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOTADB,
}


class DatabaseAway(Exception):
    """The database cannot be used now; the message says why, in a line. A repeated answer is counted once."""

    def __str__(self) -> str:
        return f"the database cannot be used: {self.args[0]}"


class Reach:
    """Watches what is done with the database. `done` is what that is called: read, written."""

    def __init__(self, done: str) -> None:
        self.speaks = False
        self._done = done
        self._lock = threading.Lock()
        self._since: float | None = None
        self._reason = ""
        self._failed = 0

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Raises DatabaseAway where the database cannot be used."""
        try:
            yield
        except Exception as error:
            reason = reason_of(error)
            if reason is None or isinstance(error, DatabaseAway):  # it was counted inside
                raise
            self._away(reason)
            raise DatabaseAway(reason) from error
        if self._since is not None:
            self._back()

    def _away(self, reason: str) -> None:
        with self._lock:
            if self._since is None:
                self._since, self._reason = time.monotonic(), reason
            self._failed += 1
            # How it began: a server that goes and comes says much, and the log counts what is alike.
            reason = self._reason
        if self.speaks:
            log.error("the database cannot be %s: %s", self._done, reason)

    def _back(self) -> None:
        with self._lock:
            since, failed = self._since, self._failed
            self._since, self._failed = None, 0
        if self.speaks and since is not None:
            seconds = time.monotonic() - since
            log.info("the database can be %s again, after %.1f s and %d failed attempt(s)", self._done, seconds, failed)


def reason_of(error: BaseException | None) -> str | None:
    """Why the database cannot be used, in a line; None where the error is about something else."""
    if isinstance(error, DatabaseAway):
        return str(error.args[0])
    if isinstance(error, exc.TimeoutError):
        return "every connection is in use"
    if isinstance(error, exc.DBAPIError):
        return reason_of(error.orig)
    is_away = isinstance(error, POSTGRESQL) or (
        isinstance(error, SQLITE) and getattr(error, "sqlite_errorcode", 0) & 0xFF in SQLITE_CODES
    )
    return " ".join(str(error).split()) if is_away else None
