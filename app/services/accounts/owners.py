"""Owning: several learners are one person, or alone again. One history, in the order of its times."""

from app.services.base.rebuilding import rebuild_person
from app.services.base.refusals import NotThere
from app.store import persons
from app.store.database import Database


def person_behind(database: Database, learner: str) -> str:
    """The person of a learner, or of an owner. Raises NotThere for a number under which nothing is stored."""
    with database.reading() as connection:
        person = persons.person_of(connection, learner)
        if not persons.learners_of(connection, person):
            raise NotThere(learner)
    return person


def set_owner(database: Database, learner: str, owner: str | None) -> None:
    """Give a learner an owner, or none, and make the memories of both persons again.

    Raises NotThere, Busy, OtherOwner.
    """
    with database.reading() as connection:
        before, after = persons.person_of(connection, learner), owner or learner
    with database.writing() as connection:
        persons.lock(connection, before, after)
        if not persons.hold(connection, learner, before):
            raise NotThere(learner)
        persons.set_owner(connection, learner, owner)
        for person in {before, after}:
            rebuild_person(connection, person)
