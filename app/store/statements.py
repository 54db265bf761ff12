"""Statements compiled once and run by the driver itself.

For the few that every answer waits for: building, caching and wrapping them anew each time costs several times what the
database needs. Everything else goes through SQLAlchemy's own `execute`.
"""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.engine import Dialect

Row = SimpleNamespace  # of the statement's columns


def driver(connection: Connection) -> Any:
    """The driver's own connection."""
    return connection.connection.driver_connection


class Statement:
    """A statement that `build` makes for a dialect; its parameters are the names of its bind parameters."""

    def __init__(self, build: Callable[[str], Executable]) -> None:
        self._build = build
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, connection: Connection, parameters: Mapping[str, object]) -> list[Row]:
        """Run it inside the connection's transaction; the rows that it returns."""
        compiled = self._for(connection.dialect)
        cursor = driver(connection).execute(compiled.sql, compiled.arrange(parameters))
        return [Row(**dict(zip(compiled.columns, row, strict=True))) for row in cursor.fetchall()]

    def run(self, connection: Connection, *rows: Mapping[str, object]) -> None:
        """Run it inside the connection's transaction for each of `rows`; nothing is returned."""
        compiled = self._for(connection.dialect)
        driver(connection).cursor().executemany(compiled.sql, [compiled.arrange(row) for row in rows])

    def _for(self, dialect: Dialect) -> "_Compiled":
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = _Compiled(self._build(dialect.name), dialect)
        return found


class _Compiled:
    """The text for one dialect, and the order or the names of its parameters."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self.sql = str(compiled)
        self._order: list[str] | None = compiled.positiontup
        self._constants = {name: value for name, value in compiled.params.items() if value is not None}
        self.columns = [column.name for column in getattr(statement, "exported_columns", ())]

    def arrange(self, parameters: Mapping[str, object]) -> Any:
        given = {**self._constants, **parameters} if self._constants else parameters
        return given if self._order is None else [given[name] for name in self._order]
