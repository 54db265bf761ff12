"""Owning: several learners are one person, or alone again. One history, in the order of its times."""

from app.services.base.rebuilding import rebuild_person
from app.services.base.refusals import NotThere
from app.store import persons
from app.store.database import Database


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
