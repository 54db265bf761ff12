"""Migrations: to the newest version, with a copy of the database before anything changes."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from app.store.backup import CopyFailed, save_copy
from app.store.database import Database

FOLDER = Path(__file__).resolve().parent.parent.parent / "migrations"


def version(connection: Connection) -> str | None:
    """The migration that the database is at; None for a new one."""
    return MigrationContext.configure(connection).get_current_revision()


def is_made(database: Database) -> bool:
    """Whether the database holds anything of ours."""
    with database.reading() as connection:
        return version(connection) is not None


@cache
def newest() -> str:
    """The migration that this code is for, whatever a newer version has put beside it since it was started."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None  # there is always a first migration
    return head


def knows(revision: str | None) -> bool:
    """Whether this Keepgate can read a database at `revision`: a new one, an older one, or its own."""
    return revision is None or revision in {
        script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()
    }


def migrate(database: Database, copies: Path) -> Path | None:
    """Bring the database to the newest migration; the copy made before, if there was something to copy."""
    with database.reading() as connection:
        at = version(connection)
    if at == newest():
        return None
    if not knows(at):
        raise CopyFailed(f"the database is at migration {at}, which this Keepgate does not know: it is a newer one's")
    copy = save_copy(database, copies) if at is not None else None
    with database.writing_alone() as connection:
        upgrade(connection)
    return copy


def upgrade(connection: Connection) -> None:
    """To the newest migration, inside the transaction of `connection`."""
    command.upgrade(_config(connection), "head")


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config
