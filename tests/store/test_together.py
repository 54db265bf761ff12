"""Writes that wait for the disk together: one commit for many, each its own work, nobody told before the commit."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from app.store.database import Database
from app.store.gate import GateBusy
from app.store.tables import learner
from app.store.together import Together


@pytest.fixture
def kind() -> str:
    return "sqlite"


def making(name: str) -> Callable[[Connection], str]:
    def make(connection: Connection) -> str:
        connection.execute(learner.insert(), {"id": name, "created_at": 1})
        return name

    return make


def breaking(connection: Connection) -> str:
    making("wreck")(connection)
    raise ValueError("sunk")


def names(database: Database) -> list[str]:
    with database.reading() as connection:
        return sorted(connection.scalars(select(learner.c.id)))


def transactions(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each transaction that is begun from now on."""
    begun: list[int] = []
    writing = database.writing

    def counted() -> Any:
        begun.append(1)
        return writing()

    monkeypatch.setattr(database, "_together", Together(counted))
    return begun


def all_waiting(database: Database, works: list[Callable[[Connection], str]]) -> list[Future[str]]:
    """What became of works that all came while the gate was held."""
    with ThreadPoolExecutor(len(works)) as threads, database.gate():
        futures = [threads.submit(database.commit, work) for work in works]
        deadline = time.monotonic() + 10
        while len(database._together._waiting) < len(works):
            assert time.monotonic() < deadline, "they do not come"
            time.sleep(0.005)
    return futures


def test_a_work_returns_what_it_wrote(database: Database) -> None:
    assert database.commit(making("gull")) == "gull"
    assert names(database) == ["gull"]


def test_those_who_come_meanwhile_share_a_commit(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = transactions(database, monkeypatch)
    done = all_waiting(database, [making(f"gull{n}") for n in range(8)])
    assert sorted(one.result() for one in done) == names(database) == [f"gull{n}" for n in range(8)]
    assert len(begun) == 1


def test_what_raises_is_undone_alone(database: Database) -> None:
    done = all_waiting(database, [making("gull"), breaking, making("tern"), breaking])
    assert [type(one.exception()) for one in done] == [type(None), ValueError, type(None), ValueError]
    assert names(database) == ["gull", "tern"]
    assert database.commit(making("auk")) == "auk"


def test_nobody_is_told_before_the_commit(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(connection: Connection) -> str:
        making("gull")(connection)
        connection.connection.driver_connection.rollback()  # the disk is full, and SQLite has undone everything
        return "gull"

    done = all_waiting(database, [making("tern"), torn, making("auk")])
    assert all(one.exception() for one in done)
    assert names(database) == []


def test_who_finds_the_gate_shut_too_long_is_told_and_the_next_come_through(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.gate.PATIENCE", 0.05)
    with ThreadPoolExecutor(3) as threads, database.gate():
        waiting = [threads.submit(database.commit, making(f"gull{n}")) for n in range(3)]
        assert {type(one.exception()) for one in waiting} == {GateBusy}
    assert database.commit(making("tern")) == "tern"
    assert names(database) == ["tern"]


def test_many_threads_lose_and_double_nothing(database: Database) -> None:
    ready = threading.Barrier(16)

    def write(thread: int) -> list[str]:
        ready.wait()
        return [database.commit(making(f"{thread}-{n}")) for n in range(20)]

    with ThreadPoolExecutor(16) as threads:
        told = [name for names_ in threads.map(write, range(16)) for name in names_]
    assert sorted(told) == names(database)
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(learner)) == 320
