"""Where the database cannot be used, one exception says why, and the log says when it is back."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import exc, text

from app.services.base.site import Site
from app.services.hosting.background import Background
from app.store.database import Database
from app.store.gate import WritersGate
from app.store.reach import DatabaseAway, Reach, reason_of
from app.store.sqlite import library
from app.store.statements import driver
from app.store.tables import learner
from tests.conftest import StartApp
from tests.store.postgres import Cluster
from tests.web.page_client import PageClient
from tests.web.visits import answer_body

AWAY = {
    "sqlite": "sqlite:////proc/nowhere/keepgate.db",
    "postgresql": "postgresql://keeper:wick@127.0.0.1:9/keepgate",
}


@pytest.fixture
def away(kind: str, open_database: Callable[[str], Database]) -> Database:
    return open_database(AWAY[kind])


def test_why_it_is_away_is_said_in_a_line_without_the_password(away: Database) -> None:
    for use in (away.reading, away.writing, away.writing_alone, away.snapshot):
        with pytest.raises(DatabaseAway) as told, use():
            pass
        assert str(told.value).startswith("the database cannot be used: ")
        assert str(told.value).isprintable()
        assert "wick" not in str(told.value)
    with pytest.raises(DatabaseAway):
        away.commit(lambda _connection: None)


@pytest.mark.parametrize("statement", ["SELECT * FROM nowhere", "SELEKT 1"])
def test_a_fault_of_ours_is_none_of_the_databases(database: Database, statement: str) -> None:
    with pytest.raises(exc.DBAPIError), database.reading() as connection:
        connection.execute(text(statement))


def test_a_connection_that_is_cut_is_told_whoever_uses_it(database: Database, kind: str, cluster: Cluster) -> None:
    """By SQLAlchemy's statements and by the driver's own."""
    if kind != "postgresql":
        pytest.skip("SQLite has no connections to cut")
    for use in (lambda c: c.execute(text("SELECT 1")), lambda c: driver(c).execute("SELECT 1")):
        with pytest.raises(DatabaseAway), database.writing() as connection:
            pid = connection.scalar(text("SELECT pg_backend_pid()"))
            with psycopg.connect(cluster.url("postgres"), autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))
            use(connection)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT 1")) == 1


def test_a_full_disk_is_told_to_the_one_who_writes(database: Database, kind: str) -> None:
    if kind != "sqlite":
        pytest.skip("SQLite lets us fill it")

    def fill(connection: object) -> None:
        driver(connection).execute("PRAGMA max_page_count = 1")  # type: ignore[arg-type]
        for number in range(10_000):
            driver(connection).execute("INSERT INTO learner (id, created_at) VALUES (?, 1)", (f"bird-{number}",))  # type: ignore[arg-type]

    with pytest.raises(DatabaseAway, match="full"):
        database.commit(fill)
    with database.reading() as connection:
        assert connection.execute(learner.select()).all() == []


def test_a_gate_that_cannot_be_opened_is_told() -> None:
    with pytest.raises(DatabaseAway, match="/proc/nowhere"), WritersGate(Path("/proc/nowhere/keepgate.lock"))():
        pass


def test_every_connection_in_use_is_told() -> None:
    assert reason_of(exc.TimeoutError()) == "every connection is in use"
    assert reason_of(psycopg.errors.ReadOnlySqlTransaction("standby")) == "standby"
    assert reason_of(psycopg.errors.UndefinedTable("nowhere")) is None
    assert reason_of(ValueError("nowhere")) is None
    assert reason_of(library().OperationalError("no such table")) is None


@pytest.fixture
def reach() -> Reach:
    made = Reach("read")
    made.speaks = True
    return made


def fail(reach: Reach, reason: str = "low tide") -> None:
    with pytest.raises(DatabaseAway), reach():
        raise psycopg.OperationalError(reason)


def test_it_says_when_it_is_away_and_when_it_is_back(reach: Reach, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for reason in ("the tide\n is out", "no water", "the tide is coming in"):
        fail(reach, reason)
    for _turn in range(3):
        with reach():
            pass
    lines = [record.getMessage() for record in caplog.records]
    assert lines[:3] == ["the database cannot be read: the tide is out"] * 3  # which the log writes once
    assert len(lines) == 4
    assert lines[3].startswith("the database can be read again, after ")
    assert "3 failed" in lines[3]
    assert not any(record.exc_info for record in caplog.records)


def test_a_command_tells_it_itself(caplog: pytest.LogCaptureFixture) -> None:
    fail(Reach("read"))
    assert caplog.records == []


def test_background_work_waits_in_silence_for_a_database_that_is_away(caplog: pytest.LogCaptureFixture) -> None:
    """The database says it once itself; an unknown fault has its traceback."""
    turns: list[Exception] = [RuntimeError("a wave"), DatabaseAway("low tide")]
    background = Background()

    def work() -> None:
        if not turns:
            background.stop()
            return
        raise turns.pop()

    background._repeat(0, work)
    assert [(record.getMessage(), bool(record.exc_info)) for record in caplog.records] == [
        ("background work failed", True)
    ]


@contextmanager
def on(site: Site, database: Database) -> Iterator[None]:
    """The site on another database for a while."""
    own = site.database
    object.__setattr__(site, "database", database)
    try:
        yield
    finally:
        object.__setattr__(site, "database", own)


@pytest.mark.parametrize("command", [["migrate"], ["sweep"], ["study", "rebuild"], ["class", "tests"], ["backup"]])
def test_a_command_says_it_in_a_sentence(start_app: StartApp, away: Database, kind: str, command: list[str]) -> None:
    app = start_app()
    with on(app.extensions["keepgate"], away):
        done = app.test_cli_runner().invoke(args=command)
    assert done.exit_code == 1
    assert len(done.output.splitlines()) == 1
    assert re.match("Error: (the database cannot be used|pg_dump failed): ", done.output)


def test_a_page_and_a_program_are_told_to_come_again(client: PageClient, site: Site, away: Database) -> None:
    body = answer_body(client)
    with on(site, away):
        page, reply = client.get("/progress"), client.post_json("/api/answers", body)
        health = client.get("/healthz")
    assert (page.status, page.headers["Retry-After"]) == (503, "5")
    assert (reply.status, reply.json["type"]) == (503, "/problems/database-away")
    assert health.status == 503
    assert client.post_json("/api/answers", body).status == 200
    with site.database.reading() as connection:
        assert connection.execute(learner.select()).all()
