"""Moving: all that a SQLite file holds into an empty PostgreSQL database, in one transaction, compared at the end."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, Table, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from app.store.backup import CopyFailed
from app.store.database import Database
from app.store.migrating import newest, upgrade, version
from app.store.reach import reason_of
from app.store.tables import metadata

AT_ONCE = 1000  # rows
Say = Callable[[str], None]


@dataclass(slots=True)
class Held:
    """What a table holds: how many rows, and a sum of their digests, which is the same in any order."""

    rows: int = 0
    digest: int = 0

    def add(self, rows: Sequence[Row[tuple[object, ...]]]) -> None:
        for row in rows:
            plain = json.dumps(list(row), ensure_ascii=False).encode()
            self.digest = (self.digest + int.from_bytes(hashlib.sha256(plain).digest())) % (1 << 256)
        self.rows += len(rows)


def move(source: Database, target: Database, say: Say) -> int:
    """Copy every row of `source` into `target`, which has no tables yet; how many rows.

    Nobody writes to `source` meanwhile. All of it is there at the end, or nothing. Raises CopyFailed, DatabaseAway.
    """
    _refuse(source, target)
    with source.writing() as old, target.writing_alone() as new:
        if (at := version(old)) != newest():
            raise CopyFailed(f"the database is at migration {at}, not {newest()}: run flask --app wsgi migrate first")
        if there := inspect(new).get_table_names():
            raise CopyFailed(f"the new database is not empty, it has {len(there)} table(s): {', '.join(there[:5])}")
        upgrade(new)
        return sum(_move_table(table, old, new, say) for table in metadata.sorted_tables)


def _refuse(source: Database, target: Database) -> None:
    if not source.is_sqlite:
        raise CopyFailed("DATABASE_URL is not a SQLite file: only from one there is something to move")
    if target.is_sqlite:
        raise CopyFailed("the new database is not PostgreSQL: give it as postgresql://user:password@host/name")


def _move_table(table: Table, old: Connection, new: Connection, say: Say) -> int:
    expected = _copy(table, old, new, say)
    _go_on_counting(table, new)
    found = Held()
    for rows in _rows(table, new):
        found.add(rows)
    if found != expected:
        raise CopyFailed(f"{table.name} is not the same in both: {expected.rows} row(s) here, {found.rows} there")
    say(f"{table.name}: {found.rows} row(s), the same in both")
    return found.rows


def _copy(table: Table, old: Connection, new: Connection, say: Say) -> Held:
    held, total = Held(), old.scalar(select(func.count()).select_from(table)) or 0
    for rows in _rows(table, old):
        held.add(rows)
        _insert(table, rows, new)
        if held.rows % (10 * AT_ONCE) == 0:
            say(f"{table.name}: {held.rows} of {total} row(s)")
    return held


def _insert(table: Table, rows: Sequence[Row[tuple[object, ...]]], new: Connection) -> None:
    """SQLite bounds no text and no number: PostgreSQL does."""
    try:
        new.execute(table.insert(), [dict(row._mapping) for row in rows])
    except DBAPIError as error:
        if reason_of(error):
            raise
        said = " ".join(str(error.orig).split())
        raise CopyFailed(f"{table.name} has a row that PostgreSQL does not take: {said}") from None


def _rows(table: Table, connection: Connection) -> Iterator[Sequence[Row[tuple[object, ...]]]]:
    with connection.execute(select(table), execution_options={"yield_per": AT_ONCE}) as found:
        yield from found.partitions()


def _go_on_counting(table: Table, new: Connection) -> None:
    """What numbers itself goes on after the last number."""
    counter = table.autoincrement_column
    if counter is None:
        return
    last = new.scalar(select(func.max(counter)))
    if last is not None:
        its = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)")
        new.execute(its, {"table": table.name, "column": counter.name, "last": last})
