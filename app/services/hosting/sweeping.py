"""Sweeping: ended sessions, and visitors who looked but never answered, are forgotten."""

from datetime import datetime, timedelta

from app.store import learners
from app.store.clock import to_ms
from app.store.database import Database

EMPTY_AFTER = timedelta(days=1)
SWEEP_EVERY = 3600.0  # seconds


def sweep(database: Database, now: datetime) -> int:
    """Delete ended sessions and learners who never answered; how many learners."""
    with database.writing() as connection:
        return learners.sweep(connection, to_ms(now), to_ms(now - EMPTY_AFTER))
