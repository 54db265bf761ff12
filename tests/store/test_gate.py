"""The writers' gate: one writer at a time, among threads and among processes."""

import multiprocessing
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.store import gate
from app.store.database import Database
from app.store.gate import GateBusy, WritersGate
from app.store.tables import learner
from tests.closing import close, close_gate

WRITES = 25


def write_many(url: str, writer: str) -> int:
    """What each writer does: read the count, and add a row that says it."""
    database = Database(url)
    try:
        return sum(write_one(database, f"{writer}-{number}") for number in range(WRITES))
    finally:
        close(database)


def write_one(database: Database, name: str) -> bool:
    with database.writing() as connection:
        before = connection.scalar(select(func.count()).select_from(learner))
        connection.execute(learner.insert(), {"id": name, "created_at": before})
    return True


def counted(database: Database) -> int:
    with database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(learner)) or 0


@pytest.fixture
def gates(tmp_path: Path) -> Iterator[Callable[[], WritersGate]]:
    """Makes gates on one file; all are closed at the end."""
    made: list[WritersGate] = []

    def make() -> WritersGate:
        made.append(WritersGate(tmp_path / "gate.lock"))
        return made[-1]

    yield make
    for one in made:
        close_gate(one)


def url_of(database: Database) -> str:
    return database.engine.url.render_as_string(hide_password=False)


def test_threads_that_write_at_once_all_succeed(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda thread: [write_one(database, f"{thread}-{n}") for n in range(WRITES)], range(8)))
    assert sum(map(sum, done)) == counted(database) == 8 * WRITES


def test_processes_that_write_at_once_all_succeed(database: Database) -> None:
    with ProcessPoolExecutor(4, mp_context=multiprocessing.get_context("spawn")) as pool:
        done = list(pool.map(write_many, [url_of(database)] * 4, ["gull", "tern", "auk", "skua"]))
    assert sum(done) == counted(database) == 4 * WRITES


def test_on_sqlite_no_writer_sees_the_count_of_another(database: Database, kind: str) -> None:
    if kind != "sqlite":
        pytest.skip("PostgreSQL lets writers overlap")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda thread: write_one(database, f"{thread}"), range(40)))
    with database.reading() as connection:
        seen = connection.scalars(select(learner.c.created_at)).all()
    assert sorted(seen) == list(range(40))


def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        connection.execute(learner.insert(), {"id": "wreck", "created_at": 1})
        _ = 1 / 0
    assert counted(database) == 0


def test_after_a_write_that_failed_the_next_one_succeeds(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing():
        _ = 1 / 0
    assert write_one(database, "gull")


def test_a_reader_sees_the_last_commit_while_a_writer_writes(database: Database) -> None:
    write_one(database, "gull")
    with database.writing() as connection:
        connection.execute(learner.insert(), {"id": "tern", "created_at": 1})
        assert counted(database) == 1
    assert counted(database) == 2


def test_a_reader_sees_each_commit_as_it_comes(database: Database) -> None:
    with database.reading() as connection:
        before = connection.scalar(select(func.count()).select_from(learner))
        write_one(database, "gull")
        assert connection.scalar(select(func.count()).select_from(learner)) == 1
    assert before == 0


def test_a_thread_that_waits_too_long_is_told_so(
    gates: Callable[[], WritersGate], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "PATIENCE", 0.02)
    turn = gates()
    with turn(), pytest.raises(GateBusy), turn():
        pass


def test_a_process_that_waits_too_long_is_told_so(
    gates: Callable[[], WritersGate], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "PATIENCE", 0.02)
    ours, theirs = gates(), gates()
    with ours(), pytest.raises(GateBusy), theirs():
        pass
    with theirs():
        pass


def test_the_gate_is_free_after_whoever_held_it_failed(
    gates: Callable[[], WritersGate], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "PATIENCE", 0.02)
    turn = gates()
    with pytest.raises(ZeroDivisionError), turn():
        _ = 1 / 0
    with turn():
        pass


def test_whoever_waits_comes_in_when_the_gate_is_free(gates: Callable[[], WritersGate]) -> None:
    ours, theirs = gates(), gates()
    came_in = threading.Event()

    def wait() -> None:
        with theirs():
            came_in.set()

    with ours():
        waiting = threading.Thread(target=wait)
        waiting.start()
        assert not came_in.wait(0.05)
    assert came_in.wait(2)
    waiting.join()
