"""Who is there: sessions recognised, and made at a visitor's first write."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.services.site import Site, Visitor
from app.store import learners
from app.store.clock import to_ms

SESSION_LASTS = timedelta(days=400)


def recognise(site: Site, token: str, now: datetime) -> Visitor | None:
    """The visitor whose session this is, if it is one and has not ended."""
    with site.database.reading() as connection:
        learner = learners.learner_of(connection, token, to_ms(now))
    return Visitor(learner, token, known=True) if learner else None


def admit(connection: Connection, visitor: Visitor, now: datetime) -> None:
    """Inside a write: make the rows of a visitor who has none, or whose rows were swept since they were recognised."""
    if not (visitor.known and learners.hold(connection, visitor.learner)):
        learners.admit(connection, visitor.learner, visitor.token, to_ms(now), to_ms(now + SESSION_LASTS))


def welcome(site: Site, visitor: Visitor, now: datetime) -> None:
    """A visitor's first write that is not an answer."""
    if not visitor.known:
        with site.database.writing() as connection:
            admit(connection, visitor, now)
