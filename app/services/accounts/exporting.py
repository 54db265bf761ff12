"""Exporting: all that is stored of a person, as JSON that people can read.

It is read a page of rows at a time, each in a moment of its own: a slow reader holds neither memory nor the database.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import Column, Row, Table, Text

from app.services.base.exam_guard import tested_sets
from app.services.base.refusals import RunningTest
from app.services.base.site import Site
from app.store import personal
from app.store.clock import from_ms
from app.store.database import Database

FORMAT = "keepgate-learner/1"
TIMES = frozenset({"created_at", "expires_at", "started_at", "ended_at", "at", "due", "last_review", "quarter"})


def refuse_while_tested(site: Site, person: str, now: datetime) -> None:
    """Raises RunningTest: the keys of earlier answers are among what is stored."""
    with site.database.reading() as connection:
        running = tested_sets(connection, person, now)
    if running:
        raise RunningTest(next(iter(running.values())))


def export(database: Database, person: str, now: datetime) -> Iterator[str]:
    """The text of a JSON object, piece by piece: `tables` holds the person's rows of each table."""
    yield f'{{"format": {json.dumps(FORMAT)}, "made_at": {json.dumps(_iso(now))}, "tables": {{'
    for number, table in enumerate(personal.personal_tables()):
        yield f"{',' if number else ''}\n{json.dumps(table.name)}: ["
        for place, row in enumerate(_rows(database, table, person)):
            yield ("," if place else "") + "\n" + json.dumps(_readable(table, row), ensure_ascii=False)
        yield "]"
    yield "\n}}\n"


def _rows(database: Database, table: Table, person: str) -> Iterator[Row[Any]]:
    return chain.from_iterable(_pages(database, table, person))


def _pages(database: Database, table: Table, person: str) -> Iterator[list[Row[Any]]]:
    last: Row[Any] | None = None
    while True:
        with database.reading() as connection:
            page = personal.rows_of(connection, table, person, last)
        yield page
        if len(page) < personal.A_PAGE:
            return
        last = page[-1]


def _readable(table: Table, row: Row[Any]) -> dict[str, Any]:
    return {column.name: _value(column, row._mapping[column]) for column in table.c}


def _value(column: Column[Any], value: Any) -> Any:
    """Times as ISO 8601 in UTC, JSON text as what it holds."""
    if value is not None and column.name in TIMES:
        return _iso(from_ms(value))
    return json.loads(value) if value is not None and isinstance(column.type, Text) else value


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
