"""Copies of the database, made while it is in use, and put back."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from psycopg.conninfo import make_conninfo

from app.store.database import Database
from app.store.sqlite import library
from app.store.statements import driver


class CopyFailed(Exception):
    """No copy, or no way back from one; the message says why. Nothing was changed."""


def save_copy(database: Database, folder: Path) -> Path:
    """A whole, checked copy of the database in `folder`. Raises CopyFailed."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise CopyFailed(f"{folder} cannot be made: {error.strerror}") from None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    copy = folder / f"keepgate-{stamp}{'.db' if database.is_sqlite else '.dump'}"
    draft = copy.with_name(f"{copy.name}.part")  # a copy that is whole has its name; no other has
    try:
        draft.touch(mode=0o600)  # it holds every learner's answers
        if database.is_sqlite:
            _copy_sqlite(database, draft)
        else:
            _run("pg_dump", database, "--format=custom", f"--file={draft}")
        draft.replace(copy)
    finally:
        draft.unlink(missing_ok=True)
    return copy


def put_back(database: Database, copy: Path) -> None:
    """Replace what the database holds by `copy`, in one transaction. Raises CopyFailed."""
    if not copy.is_file():
        raise CopyFailed(f"there is no file {copy}")
    if database.is_sqlite:
        _restore_sqlite(database, copy)
    else:
        _run("pg_restore", database, "--clean", "--if-exists", "--single-transaction", str(copy))


def _copy_sqlite(database: Database, copy: Path) -> None:
    with database.reading() as source:
        target = library().connect(str(copy))
        driver(source).backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # a copy is one file on its own
        target.close()
    _check(copy)


def _restore_sqlite(database: Database, copy: Path) -> None:
    _check(copy)
    source = library().connect(_read_only(copy), uri=True)
    with database.gate(), database.engine.connect() as target:
        source.backup(driver(target))
    source.close()


def _read_only(copy: Path) -> str:
    return f"{copy.resolve().as_uri()}?mode=ro"


def _check(copy: Path) -> None:
    try:
        connection = library().connect(_read_only(copy), uri=True)
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
        has_answers = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        connection.close()
    except library().DatabaseError as error:
        raise CopyFailed(f"{copy} is not a database that can be read: {error}") from None
    if verdict != "ok" or not has_answers:
        raise CopyFailed(f"{copy} is damaged, or not Keepgate's: {verdict}")


def _run(program: str, database: Database, *arguments: str) -> None:
    """The password goes by the environment: arguments can be seen by every user of the machine."""
    address, password = _way_in(database)
    environ = os.environ | ({"PGPASSWORD": password} if password else {})
    command = [program, f"--dbname={address}", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)
    except FileNotFoundError:
        raise CopyFailed(f"{program} is not installed: it comes with PostgreSQL's client package") from None
    if done.returncode:
        raise CopyFailed(f"{program} failed: {' '.join(done.stderr.split())}")


def _way_in(database: Database) -> tuple[str, str]:
    """Where the server is and as whom to go in, as PostgreSQL's own programs read it; and the password apart."""
    _, given = database.engine.dialect.create_connect_args(database.engine.url)
    password, _driver = given.pop("password", ""), given.pop("context", None)
    return make_conninfo(**given), str(password)
