"""Migrations, up and down, with a copy before anything changes."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from app.store import migrating
from app.store.backup import CopyFailed
from app.store.database import Database
from app.store.migrating import _config, knows, migrate, newest, version
from app.store.tables import learner, metadata


def tables(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def differences(connection: Connection) -> list[object]:
    """Where the tables in the code and in the database differ."""
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def test_a_new_database_gets_every_table_and_no_copy(empty_database: Database, tmp_path: Path) -> None:
    assert migrate(empty_database, tmp_path / "copies") is None
    assert tables(empty_database) == set(metadata.tables)
    assert not (tmp_path / "copies").exists()


def test_the_migrations_make_the_tables_that_the_code_declares(database: Database) -> None:
    with database.reading() as connection:
        assert differences(connection) == []


def test_a_missing_column_would_be_noticed(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE learner DROP COLUMN created_at")
    with database.reading() as connection:
        assert len(differences(connection)) == 1


def test_migrating_twice_changes_nothing(database: Database, tmp_path: Path) -> None:
    assert migrate(database, tmp_path / "copies") is None
    with database.reading() as connection:
        assert version(connection) == newest()


def test_every_migration_can_be_undone_and_done_again(database: Database, tmp_path: Path) -> None:
    with database.writing() as connection:
        command.downgrade(_config(connection), "base")
    assert tables(database) == set()
    migrate(database, tmp_path / "copies")
    with database.reading() as connection:
        assert differences(connection) == []


def test_an_older_database_is_copied_before_it_is_migrated(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.writing() as connection:
        connection.execute(learner.insert(), {"id": "gull", "created_at": 1})
    monkeypatch.setattr(migrating, "newest", lambda: "a later one")
    copy = migrate(database, tmp_path / "copies")
    assert copy is not None
    assert copy.stat().st_size > 0


def test_a_newer_keepgates_database_is_left_alone(database: Database, tmp_path: Path) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CopyFailed, match="9999"):
        migrate(database, tmp_path / "copies")
    assert not (tmp_path / "copies").exists()


def test_a_migration_that_fails_leaves_the_database_as_it_was(empty_database: Database, tmp_path: Path) -> None:
    with empty_database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE retraction (wreck INTEGER)")
    try:
        migrate(empty_database, tmp_path / "copies")
    except Exception as error:  # each database says it in its own class
        assert "retraction" in str(error)
    assert tables(empty_database) == {"retraction"}


def test_a_database_of_a_newer_keepgate_is_not_known() -> None:
    assert knows(newest())
    assert knows(None)
    assert not knows("9999")
