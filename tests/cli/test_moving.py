"""Moving from a SQLite file to PostgreSQL: everything or nothing, compared, and told."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Integer,
    String,
    Table,
    func,
    select,
    text,
)

from app.services.base.rebuilding import differences
from app.services.hosting.database import CopyFailed, InUse, move, served
from app.store import moving
from app.store.database import Database
from app.store.moving import Held
from app.store.tables import answer, learner, marking, metadata
from tests.conftest import StartApp
from tests.store.postgres import PASSWORD, Cluster
from tests.web.page_client import PageClient
from tests.web.visits import answer_body, answer_in_pages

ROWS = 3
WORDS = ("Ñandú 🐧 “quoted”", "it's\n\ttwo lines \\ %s :x", "")
NUMBERS = (0.1 + 0.2, 5e-324, 1 / 3)


@pytest.fixture
def source(migrated_file: Path, tmp_path: Path, open_database: Callable[[str], Database]) -> Database:
    shutil.copy(migrated_file, tmp_path / "keepgate.db")
    return open_database(f"sqlite:///{tmp_path / 'keepgate.db'}")


@pytest.fixture
def address(cluster: Cluster) -> Iterator[str]:
    """An empty PostgreSQL database."""
    name = cluster.create()
    yield cluster.url(name).replace("postgresql://", "postgresql+psycopg://")
    cluster.drop(name)


@pytest.fixture
def target(address: str, open_database: Callable[[str], Database]) -> Database:
    return open_database(address)


def silent(_line: str) -> None:
    """Nobody listens."""


def value(column: Column[Any], number: int) -> object:
    """Something of the column's type that is easily spoilt on the way; what must be unique is."""
    kind, keyed = column.type, column.primary_key or column.unique
    if isinstance(kind, Boolean):
        return number % 2 == 0
    if isinstance(kind, String):
        return f"key-{number}"[: kind.length] if keyed or column.foreign_keys else WORDS[number][: kind.length]
    if isinstance(kind, Float):
        return (NUMBERS if column.name != "score" else (0.1, 1.0, 0.30000000000000004))[number]
    if column.nullable and number == 0:
        return None
    return (
        number + 1 if keyed or column.foreign_keys else (2**31 - 1 if isinstance(kind, Integer) else 2**53 + 1) - number
    )


def fill(connection: Connection) -> None:
    """Rows in every table."""
    for table in metadata.sorted_tables:
        for number in range(ROWS):
            connection.execute(table.insert(), {column.name: value(column, number) for column in table.columns})


def contents(database: Database) -> dict[str, list[Any]]:
    with database.reading() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all())) for table in metadata.sorted_tables
        }


def test_every_row_of_every_table_comes_across_as_it_is(source: Database, address: str, target: Database) -> None:
    with source.writing() as connection:
        fill(connection)
    told: list[str] = []
    assert move(source, address, told.append) == ROWS * len(metadata.tables)
    assert contents(target) == contents(source)
    assert all(contents(target).values())
    assert [line for line in told if line.endswith("the same in both")] == [
        f"{table.name}: {ROWS} row(s), the same in both" for table in metadata.sorted_tables
    ]


def test_many_rows_are_told_on_the_way(
    source: Database, address: str, target: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "AT_ONCE", 10)
    with source.writing() as connection:
        connection.execute(learner.insert(), [{"id": f"bird-{number}", "created_at": 1} for number in range(250)])
    told: list[str] = []
    move(source, address, told.append)
    counted = ("100 of 250 row(s)", "200 of 250 row(s)", "250 row(s), the same in both")
    assert [line for line in told if line.startswith("learner")] == [f"learner: {one}" for one in counted]
    assert len(contents(target)["learner"]) == 250


def test_numbers_go_on_after_the_last_one(source: Database, address: str, target: Database) -> None:
    with source.writing() as connection:
        fill(connection)
    move(source, address, silent)
    numbered = [table for table in metadata.sorted_tables if table.autoincrement_column is not None]
    assert {"answer", "marking", "retraction", "revocation", "saved_answer", "extra_time"} == {t.name for t in numbered}
    for table in numbered:
        its = text("SELECT nextval(pg_get_serial_sequence(:table, 'position'))")
        with target.reading() as connection:
            assert connection.scalar(its, {"table": table.name}) == ROWS + 1


def test_an_empty_file_moves_too(source: Database, address: str, target: Database) -> None:
    assert move(source, address, silent) == 0
    with target.writing() as connection:
        assert connection.scalar(text("SELECT nextval(pg_get_serial_sequence('answer', 'position'))")) == 1


def is_untouched(database: Database) -> bool:
    with database.reading() as connection:
        return connection.scalar(text("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")) == 0


def test_a_database_with_anything_in_it_is_refused(source: Database, address: str, target: Database) -> None:
    with target.writing() as connection:
        connection.execute(text("CREATE TABLE recipes (soup text)"))
    with pytest.raises(CopyFailed, match=r"not empty, it has 1 table.*recipes"):
        move(source, address, silent)
    assert set(contents_of(target)) == {"recipes"}


def contents_of(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")))


@pytest.mark.parametrize("spoil", ["a row is lost", "a row is changed", "the connection breaks"])
def test_what_fails_half_way_leaves_nothing(
    source: Database, address: str, target: Database, spoil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with source.writing() as connection:
        fill(connection)
    insert = moving._insert

    def spoilt(table: Table, rows: Any, new: Connection) -> None:
        insert(table, rows, new)
        if table is marking and spoil == "a row is lost":
            new.execute(marking.delete().where(marking.c.position == 1))
        if table is marking and spoil == "a row is changed":
            new.execute(marking.update().where(marking.c.position == 1).values(key="another"))
        if table is marking and spoil == "the connection breaks":
            raise CopyFailed("the tide")

    monkeypatch.setattr(moving, "_insert", spoilt)
    with pytest.raises(CopyFailed, match=r"marking is not the same in both|the tide"):
        move(source, address, silent)
    assert is_untouched(target)
    monkeypatch.undo()
    assert move(source, address, silent) > 0  # and can be done again


def test_what_postgresql_does_not_take_is_told(source: Database, address: str, target: Database) -> None:
    with source.writing() as connection:
        connection.execute(learner.insert(), {"id": "a" * 40, "created_at": 1})
    with pytest.raises(CopyFailed, match="learner has a row that PostgreSQL does not take: value too long"):
        move(source, address, silent)
    assert is_untouched(target)


def test_a_file_of_another_version_is_refused(source: Database, address: str) -> None:
    with source.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(CopyFailed, match="run flask --app wsgi migrate first"):
        move(source, address, silent)


def test_only_from_sqlite_to_postgresql(source: Database, target: Database, address: str, tmp_path: Path) -> None:
    with pytest.raises(CopyFailed, match="not a SQLite file"):
        move(target, address, silent)
    with pytest.raises(CopyFailed, match="not PostgreSQL"):
        move(source, f"sqlite:///{tmp_path / 'other.db'}", silent)


def test_not_while_somebody_serves_and_nobody_serves_meanwhile(
    source: Database, address: str, target: Database, open_database: Callable[[str], Database]
) -> None:
    another = open_database(str(source.engine.url))  # of another process
    with served(another), served(source), pytest.raises(InUse, match="stop it first"):
        move(source, address, silent)
    assert is_untouched(target)
    refused = []

    def while_it_moves(_line: str) -> None:
        with pytest.raises(InUse, match="is being moved"), served(another):
            pass
        refused.append(True)

    move(source, address, while_it_moves)
    assert refused
    with served(another):
        pass


def test_sums_of_digests_tell_rows_apart_and_not_their_order() -> None:
    def held(*rows: tuple[object, ...]) -> Held:
        found = Held()
        found.add(rows)  # type: ignore[arg-type]
        return found

    assert held((1, "a"), (2, "b")) == held((2, "b"), (1, "a"))
    assert held((1, "a"), (1, "a")) != held((1, "a"))
    others = [held((1, "a")), held((1, "A")), held((1.0, "a")), held((None, "a")), held(("1", "a")), held((True, "a"))]
    assert len({one.digest for one in others}) == len(others)


# The command


@pytest.fixture
def on_sqlite(source: Database, start_app: StartApp) -> Flask:
    return start_app(DATABASE_URL=str(source.engine.url))


@pytest.fixture
def kind() -> str:
    return "sqlite"


def history(client: PageClient) -> str:
    """What the page tells of the past, whatever the time."""
    return re.sub(r"\d+ seconds? ago|now", "just now", client.get("/progress").words)


def run(app: Flask, **environ: str) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(args=["database", "move"], env=environ)
    return done.exit_code, done.output


def test_a_student_goes_on_where_they_were(on_sqlite: Flask, address: str, start_app: StartApp) -> None:
    before = PageClient(on_sqlite)
    for name, response in (("tide", "moon"), ("crew", "lamp")):
        answer_in_pages(before, name, choice=response)
    progress = history(before)
    assert run(on_sqlite, MOVE_TO=address.replace("+psycopg", ""))[0] == 0
    moved = start_app(DATABASE_URL=address)
    after = PageClient(moved)
    token = before.browser.get_cookie("keepgate")
    after.browser.set_cookie("keepgate", token.value if token else "")
    assert history(after) == progress
    assert after.post_json("/api/answers", answer_body(after, "knots")).status == 200
    database: Database = moved.extensions["keepgate"].database
    assert list(differences(database)) == []
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(answer)) == 3


def test_the_command_says_what_it_did_and_what_comes_next(on_sqlite: Flask, address: str) -> None:
    status, said = run(on_sqlite, MOVE_TO=address)
    assert status == 0
    assert "the same in both" in said
    assert "Now set DATABASE_URL to the new address; keep SECRET_KEY as it is" in said
    assert PASSWORD not in said


@pytest.mark.parametrize(
    "to",
    ["", "mysql://keeper:kraken@h/d", "postgresql://keeper:kr@ken@h/d", "postgresql://keeper:kraken@127.0.0.1:9/d"],
)
def test_a_target_that_will_not_do_is_told_in_a_sentence(on_sqlite: Flask, to: str) -> None:
    status, said = run(on_sqlite, MOVE_TO=to)
    assert status in {1, 2}
    assert "Error: " in said
    assert "Traceback" not in said
    assert "kraken" not in said
