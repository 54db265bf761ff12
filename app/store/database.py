"""One engine a process; a connection for reading, or one for writing behind the gate."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine, Table, create_engine, make_url, text
from sqlalchemy.dialects import postgresql, sqlite

from app.store.gate import WritersGate
from app.store.reach import Reach
from app.store.sqlite import sqlite_engine
from app.store.together import Together

UPSERTS: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
T = TypeVar("T")
ALONE = 0x4B656570  # the number of the lock that Keepgate's servers share


class Database:
    """The database at a URL; connecting is left to the first use."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.file = Path(parsed.database or "") if self.is_sqlite else None
        if self.file:
            with suppress(OSError):  # who opens it is told
                self.file.parent.mkdir(parents=True, exist_ok=True)
        self.engine: Engine = sqlite_engine(url) if self.is_sqlite else _postgresql_engine(url)
        # Without a file PostgreSQL's own locks do the work.
        self.gate = WritersGate(self.file.with_suffix(".lock")) if self.file else nullcontext
        self._read, self._written = Reach("read"), Reach("written")
        self._writer = self.engine.execution_options(writing=True)
        self._together = Together(self.writing)

    def tell_faults(self) -> None:
        """Log when the database cannot be used, and when it can be again: for servers. Commands tell it themselves."""
        self._read.speaks = self._written.speaks = True

    def close(self) -> None:
        """Let go of every connection and file, so that a process made from this one inherits none."""
        self.engine.dispose()
        if isinstance(self.gate, WritersGate):
            self.gate.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read from. On SQLite each statement sees the newest that was committed.

        Raises DatabaseAway, as everything here does.
        """
        with self._read(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """As `reading`, but every statement sees the same moment."""
        with self.reading() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN")
            else:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection
            connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: committed when the block ends, undone when it raises. Raises GateBusy."""
        # The connection is had before the gate and given back after it: what happens inside, everybody waits for.
        with self._written(), self._writer.connect() as connection, self.gate(), connection.begin():
            yield connection

    def commit(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, once its transaction is committed; what it raises undoes it. Raises GateBusy.

        On SQLite those who write at the same time wait for the disk together.
        """
        if self.is_sqlite:
            with self._written():  # a work that fails is not told by the transaction, which is others' too
                return cast(T, self._together.do(work))
        with self.writing() as connection:
            return work(connection)

    @contextmanager
    def writing_alone(self) -> Iterator[Connection]:
        """As `writing`, and nobody else in here meanwhile: behind SQLite's gate that is so for every write."""
        with self.writing() as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:keepgate)"), {"keepgate": ALONE})
            yield connection


def upsert(connection: Connection) -> Callable[[Table], Any]:
    """The database's own INSERT, which knows what to do where a row is there already."""
    return UPSERTS[connection.dialect.name]


def _postgresql_engine(url: str) -> Engine:
    return create_engine(url, pool_size=20, max_overflow=44, pool_pre_ping=True)
