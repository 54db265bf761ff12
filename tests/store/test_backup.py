"""Copies of the database: made in use, checked, put back."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import func, select

from app.services.hosting.database import restore
from app.store import backup
from app.store.backup import CopyFailed, put_back, save_copy
from app.store.database import Database
from app.store.sqlite import library
from app.store.tables import learner
from tests.closing import close
from tests.store.postgres import PASSWORD, programs


@pytest.fixture(autouse=True)
def _client_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's own programs, found also where they are not in PATH."""
    if found := programs():
        monkeypatch.setenv("PATH", str(found), prepend=":")


def add(database: Database, name: str) -> None:
    with database.writing() as connection:
        connection.execute(learner.insert(), {"id": name, "created_at": 1})


def names(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.scalars(select(learner.c.id).order_by(learner.c.id)))


def test_what_was_copied_comes_back(database: Database, tmp_path: Path) -> None:
    add(database, "gull")
    copy = save_copy(database, tmp_path / "copies")
    add(database, "tern")
    put_back(database, copy)
    assert names(database) == ["gull"]


def test_after_a_restore_the_database_takes_writes(database: Database, tmp_path: Path) -> None:
    copy = save_copy(database, tmp_path / "copies")
    put_back(database, copy)
    add(database, "auk")
    assert names(database) == ["auk"]


def test_a_copy_is_one_file_on_its_own(database: Database, tmp_path: Path) -> None:
    copy = save_copy(database, tmp_path / "copies")
    assert list((tmp_path / "copies").iterdir()) == [copy]
    assert copy.stat().st_mode & 0o077 == 0  # it holds every learner's answers


@pytest.mark.parametrize("folder", ["with spaces", "with #1", "with 100%25", "with ?mode=rw"])
def test_a_folder_may_have_any_name(database: Database, tmp_path: Path, folder: str) -> None:
    add(database, "gull")
    copy = save_copy(database, tmp_path / folder)
    add(database, "tern")
    put_back(database, copy)
    assert names(database) == ["gull"]


def test_a_copy_made_while_others_write_is_whole(database: Database, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            add(database, f"bird-{number:05}")
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    copies = [save_copy(database, tmp_path / "copies") for _turn in range(3)]
    stop.set()
    writer.join()
    before = names(database)
    put_back(database, copies[-1])
    copied = names(database)
    assert copied == before[: len(copied)]


def test_a_restore_keeps_what_was_there_before(database: Database, tmp_path: Path) -> None:
    copy = save_copy(database, tmp_path / "copies")
    add(database, "tern")
    kept = restore(database, copy, tmp_path / "kept", b"secret")
    assert names(database) == []
    restore(database, kept, tmp_path / "kept", b"secret")
    assert names(database) == ["tern"]


def damaged(copy: Path) -> Path:
    body = bytearray(copy.read_bytes())
    body[len(body) // 3 : len(body) // 3 + 3000] = b"\x07" * 3000
    copy.write_bytes(bytes(body))
    return copy


def truncated(copy: Path) -> Path:
    copy.write_bytes(copy.read_bytes()[:5000])
    return copy


def nonsense(copy: Path) -> Path:
    copy.write_text("Here be dragons. " * 1000)
    return copy


def missing(copy: Path) -> Path:
    copy.unlink()
    return copy


@pytest.mark.parametrize("spoil", [damaged, truncated, nonsense, missing])
def test_a_spoilt_copy_is_refused_and_nothing_changes(
    database: Database, tmp_path: Path, spoil: object, kind: str
) -> None:
    if kind == "postgresql" and spoil is damaged:
        pytest.skip("its archive holds no check sums: pg_restore may not notice")
    add(database, "gull")
    copy = save_copy(database, tmp_path / "copies")
    add(database, "tern")
    with pytest.raises(CopyFailed):
        put_back(database, spoil(copy))  # type: ignore[operator]
    assert names(database) == ["gull", "tern"]


def test_somebody_elses_database_is_refused(database: Database, tmp_path: Path, kind: str) -> None:
    if kind != "sqlite":
        pytest.skip("about SQLite files")
    other = library().connect(str(tmp_path / "recipes.db"))
    other.execute("CREATE TABLE soup (name)")
    other.close()
    with pytest.raises(CopyFailed, match="not Keepgate's"):
        put_back(database, tmp_path / "recipes.db")


def test_a_full_log_of_changes_is_in_the_copy(database: Database, tmp_path: Path, kind: str) -> None:
    """What is still in SQLite's write-ahead log is copied too; the file alone would not have it."""
    if kind != "sqlite":
        pytest.skip("about SQLite's write-ahead log")
    add(database, "gull")
    copy = save_copy(database, tmp_path / "copies")
    shutil.copy(copy, tmp_path / "other.db")
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    with other.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(learner)) == 1
    close(other)


def test_without_postgresqls_programs_it_says_what_is_missing(
    database: Database, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind != "postgresql":
        pytest.skip("SQLite needs no programs")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CopyFailed, match="pg_dump is not installed"):
        save_copy(database, tmp_path / "copies")
    assert list((tmp_path / "copies").iterdir()) == []


SPY = """#!/bin/sh
printf '%s\\n' "$0 $*" >> {told}
exec {program} "$@"
"""


@pytest.mark.parametrize("in_query", [False, True])
def test_the_password_stands_on_no_command_line(
    database_url: str,
    open_database: Callable[[str], Database],
    tmp_path: Path,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
    in_query: bool,
) -> None:
    if kind != "postgresql":
        pytest.skip("SQLite has no password")
    programs_folder = programs()
    assert programs_folder
    for name in ("pg_dump", "pg_restore"):
        spy = tmp_path / name
        spy.write_text(SPY.format(told=tmp_path / "told", program=programs_folder / name))
        spy.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    word = quote(PASSWORD, safe="")
    moved = database_url.replace(f":{word}@", "@") + f"?password={word}&application_name=two%20words"
    database = open_database(moved if in_query else database_url)
    add(database, "gull")
    copy = save_copy(database, tmp_path / "copies")
    add(database, "tern")
    put_back(database, copy)
    told = (tmp_path / "told").read_text()
    assert names(database) == ["gull"]
    assert len(told.splitlines()) == 2
    assert not [part for part in (PASSWORD, word, "***") if part in told]


def test_a_wrong_password_is_told_and_not_repeated(
    database_url: str, open_database: Callable[[str], Database], tmp_path: Path, kind: str
) -> None:
    if kind != "postgresql":
        pytest.skip("SQLite has no password")
    wrong = database_url.replace(quote(PASSWORD, safe=""), "open%20sesame%25")
    with pytest.raises(CopyFailed, match="password authentication failed") as failed:
        save_copy(open_database(wrong), tmp_path / "copies")
    assert "sesame" not in str(failed.value)


def test_a_dump_that_fails_half_way_leaves_no_file(
    database: Database, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind != "postgresql":
        pytest.skip("about pg_dump")
    half = tmp_path / "pg_dump"
    to_its_file = 'for word; do case $word in --file=*) echo half > "${word#--file=}";; esac; done'
    half.write_text(f"#!/bin/sh\n{to_its_file}\nexit 1\n")
    half.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(CopyFailed, match="pg_dump failed"):
        save_copy(database, tmp_path / "copies")
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_copy_that_turns_out_damaged_leaves_no_file(
    database: Database, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind != "sqlite":
        pytest.skip("about SQLite files")

    def damaged_copy(_copy: Path) -> None:
        raise CopyFailed("damaged")

    monkeypatch.setattr(backup, "_check", damaged_copy)
    with pytest.raises(CopyFailed, match="damaged"):
        save_copy(database, tmp_path / "copies")
    assert list((tmp_path / "copies").iterdir()) == []
