"""Golden databases, loaded into empty ones."""

import sqlite3
from contextlib import closing

import psycopg

from tests.golden.recorded import FOLDER


def load(url: str) -> None:
    """Fill the empty database at `url` with what version 0002 left behind."""
    kind = url.partition(":")[0]
    dump = (FOLDER / f"0002.{kind}.sql").read_text(encoding="utf-8")
    if kind == "sqlite":
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            connection.executescript(dump)
        return
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(dump.encode())
