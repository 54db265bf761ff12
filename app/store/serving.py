"""Whether somebody serves from a SQLite file: a lock that a server and its workers share while one of them lives."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.store.database import Database
from app.store.reach import DatabaseAway


class InUse(Exception):
    """The database is being served from, or moved; the message says which."""


@contextmanager
def served(database: Database) -> Iterator[None]:
    """Serve from the database. Raises InUse where it is being moved."""
    with _locked(database.file, fcntl.LOCK_SH, "the database is being moved: start Keepgate when that is done"):
        yield


@contextmanager
def kept_from_servers(database: Database) -> Iterator[None]:
    """Nobody begins to serve from the database. Raises InUse where somebody does."""
    with _locked(database.file, fcntl.LOCK_EX, "Keepgate is serving from this database: stop it first"):
        yield


@contextmanager
def _locked(database: Path | None, how: int, refusal: str) -> Iterator[None]:
    """PostgreSQL has no file: what is there is not moved."""
    if database is None:
        yield
        return
    with _opened(database.with_suffix(".serving")) as lock:
        try:
            fcntl.flock(lock, how | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse(refusal) from None
        yield


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("ab")
    except OSError as error:
        raise DatabaseAway(f"{path} cannot be written: {error.strerror}") from None
