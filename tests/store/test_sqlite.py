"""SQLite as Keepgate runs it."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app.store.database import Database
from app.store.sqlite import FIRST_SOUND, is_sound, library
from app.store.tables import answer, learner, marking, session


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)]
)
def test_every_connection_is_prepared(database: Database, pragma: str, value: object) -> None:
    with database.reading() as one, database.reading() as other, database.writing() as writer:
        told = [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for connection in (one, other, writer)]
    assert told == [value] * 3


def test_the_library_is_without_the_wal_reset_bug() -> None:
    assert is_sound()
    assert library().sqlite_version_info >= FIRST_SOUND


def test_a_writer_takes_the_file_at_once(database: Database) -> None:
    with database.writing() as connection:
        assert connection.connection.driver_connection.in_transaction  # type: ignore[union-attr]
        other = library().connect(str(database.file), timeout=0)
        with pytest.raises(library().OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_foreign_keys_are_kept(database: Database) -> None:
    row = {"token_hash": "x", "learner_id": "nobody", "created_at": 1, "expires_at": 2}
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(session.insert(), row)


def test_a_score_is_a_share(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(learner.insert(), {"id": "gull", "created_at": 1})
        columns = {column.name: "x" for column in answer.c if column.name not in {"elapsed_ms", "parameters"}}
        row = {**columns, "position": 1, "learner_id": "gull", "repetition": 0, "hints": 0, "at": 0}
        connection.execute(answer.insert(), row)
    marked = {"answer": 1, "rule": "single/all-or-nothing", "version": 1, "key": "{}", "score": 1.5, "at": 0}
    with pytest.raises(IntegrityError, match="score_is_a_share"), database.writing() as connection:
        connection.execute(marking.insert(), marked)
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(marking)) == 0
