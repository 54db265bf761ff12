"""What a host does with the database: migrate, copy, restore."""

from pathlib import Path

from app.store.backup import CopyFailed, put_back, save_copy
from app.store.database import Database
from app.store.migrating import migrate

__all__ = ["CopyFailed", "migrate", "restore", "save_copy"]


def restore(database: Database, copy: Path, copies: Path) -> Path:
    """Put `copy` in the place of what the database holds, which is copied into `copies` first; that second copy.

    An older copy is brought to the newest migration. Raises CopyFailed.
    """
    kept = save_copy(database, copies)
    put_back(database, copy)
    migrate(database, copies)
    return kept
