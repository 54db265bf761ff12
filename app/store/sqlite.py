"""SQLite as Keepgate runs it: a library without the WAL-reset bug, WAL, full syncs, transactions begun by us."""

import sqlite3
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from app.store.statements import driver

try:
    import pysqlite3.dbapi2 as bundled
except ImportError:  # there is no wheel for this machine: Linux on ARM, for one
    bundled = sqlite3

# From 3.7.0 to 3.51.2 a race while the WAL is reset can corrupt the file where several processes write:
# https://sqlite.org/wal.html#walresetbug
FIRST_SOUND = (3, 51, 3)
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
)


def library() -> ModuleType:
    """The newer of the interpreter's own SQLite and the bundled one."""
    newest: ModuleType = max(sqlite3, bundled, key=lambda module: module.sqlite_version_info)
    return newest


def is_sound() -> bool:
    """Whether several processes may write with this library."""
    return bool(library().sqlite_version_info >= FIRST_SOUND)


def sqlite_engine(url: str) -> Engine:
    """An engine on the file of `url`."""
    engine = create_engine(url, module=library(), pool_size=64, max_overflow=16)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing behind our back
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writing", False):
        driver(connection).execute("BEGIN IMMEDIATE")
