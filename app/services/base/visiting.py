"""Who is there: sessions recognised, and made at a visitor's first write."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.services.base.refusals import OtherOwner
from app.services.base.site import Site, Visitor
from app.store import answers, learners, persons
from app.store.clock import to_ms
from app.store.statements import Row
from app.study.days import DAY_BEGINS
from app.study.preferences import preferred

SESSION_LASTS = timedelta(days=400)


def recognise(site: Site, token: str, now: datetime) -> Visitor | None:
    """The visitor whose session this is, if it is one and has not ended."""
    with site.database.reading() as connection:
        found = learners.session_of(connection, token, to_ms(now))
    return _known(found, token) if found else None


def _known(found: Row, token: str) -> Visitor:
    return Visitor(
        found.learner,
        found.person,
        token,
        known=True,
        zone=found.zone or "",
        day_start=DAY_BEGINS if found.day_start is None else found.day_start,
        preferences=preferred(found.new_a_day, found.round_length),
    )


def has_rows(site: Site, learner: str) -> bool:
    """Whether a learner was let in before, be it that they were forgotten since."""
    with site.database.reading() as connection:
        return learners.was_here(connection, learner)


def may_come_in(site: Site, learner: str, answer_id: str) -> bool:
    """Whether a learner named without a session may have one: before the first write, or for a repeat of an answer."""
    with site.database.reading() as connection:
        if not learners.was_here(connection, learner):
            return True
        found = answers.find(connection, answer_id)
        return found is not None and found.answer.learner == learner


def admit(connection: Connection, visitor: Visitor, now: datetime) -> None:
    """Inside a write: make the rows of a visitor who has none, or whose rows were swept since they were recognised.

    From here on the visitor's person is held. Raises OtherOwner where they were forgotten meanwhile: who tries again is
    somebody new.
    """
    persons.lock(connection, visitor.person)  # before any row: the order is the same for all
    if not (visitor.known and persons.hold(connection, visitor.learner, visitor.person)):
        if learners.was_forgotten(connection, visitor.learner):
            raise OtherOwner(visitor.learner)
        learners.admit(connection, visitor.learner, visitor.token, to_ms(now), to_ms(now + SESSION_LASTS))
        persons.hold(connection, visitor.learner, visitor.person)


def renewed(site: Site, visitor: Visitor, now: datetime) -> bool:
    """Let the session of one who came with an older token be their new token's; whether it is.

    At midnight another request of theirs may have given it another one: that reply brings it.
    """
    with site.database.writing() as connection:
        learners.renew(connection, visitor.replaces, visitor.token)
        return learners.session_of(connection, visitor.token, to_ms(now)) is not None


def welcome(site: Site, visitor: Visitor, now: datetime) -> None:
    """A visitor's first write that is not an answer."""
    if not visitor.known:
        with site.database.writing() as connection:
            admit(connection, visitor, now)
