"""Whether an answer stands, or was taken back."""

from typing import Any

from sqlalchemy import exists, func, select

from app.store.tables import retraction


def is_retracted(of: Any) -> Any:
    """Whether the newest event of an answer, or of an alias of the table, took it back."""
    event = retraction.alias()
    last = select(func.max(event.c.position)).where(event.c.answer == of.c.position)
    newest = retraction.c.position == last.correlate(of).scalar_subquery()
    return exists().where(retraction.c.answer == of.c.position, newest, retraction.c.retracted)
