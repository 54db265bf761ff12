"""What a host does with the database: migrate, copy, restore, move."""

from collections.abc import Callable
from pathlib import Path

from app.services.base.exam_end import keep_seeds
from app.services.base.rebuilding import is_unfinished, rebuild
from app.store import migrating, moving
from app.store.backup import CopyFailed, put_back, save_copy
from app.store.database import Database
from app.store.migrating import is_made
from app.store.serving import InUse, kept_from_servers, served

__all__ = ["CopyFailed", "InUse", "migrate", "move", "restore", "save_copy", "served"]


def migrate(database: Database, copies: Path, secret: bytes) -> Path | None:
    """Bring the database to the newest migration, and make again what follows from its log.

    The copy made before, if there was something to copy. Raises CopyFailed.
    """
    copy = migrating.migrate(database, copies)
    if copy or is_unfinished(database):  # somebody may have stopped it between the two
        keep_seeds(database, secret)
        rebuild(database)
    return copy


def restore(database: Database, copy: Path, copies: Path, secret: bytes) -> Path | None:
    """Put `copy` in the place of what the database holds; that is copied into `copies` first, if there is anything.

    An older copy is brought to the newest migration; a newer Keepgate's is refused, and all is as it was. Raises
    CopyFailed.
    """
    kept = save_copy(database, copies) if is_made(database) else None
    put_back(database, copy)
    try:
        migrate(database, copies, secret)
    except CopyFailed:
        if kept:
            put_back(database, kept)
        raise
    return kept


def move(database: Database, address: str, say: Callable[[str], None]) -> int:
    """Copy everything into the empty database at `address` and compare; how many rows. Raises CopyFailed, InUse."""
    target = Database(address)
    try:
        with kept_from_servers(database):
            return moving.move(database, target, say)
    finally:
        target.close()
