"""Persons: a learner alone, or all learners of one owner. Their histories are read as one."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, exists, func, or_, select, text, update

from app.store.statements import Row, Statement
from app.store.tables import activity, answer, learner, memory

IS_PERSON = or_(
    learner.c.owner == bindparam("person"), and_(learner.c.id == bindparam("person"), learner.c.owner.is_(None))
)
PERSON = func.coalesce(learner.c.owner, learner.c.id)
LEARNERS = select(learner.c.id).where(IS_PERSON)
_LEARNERS = Statement(lambda _dialect: LEARNERS)

# A locking clause only on PostgreSQL: behind SQLite's gate there is no other writer. It keeps sweeps away.
_HOLD = Statement(
    lambda _dialect: (
        select(PERSON.label("person"))
        .where(learner.c.id == bindparam("learner"))
        .with_for_update(read=True, key_share=True, of=learner)
    )
)


def _before_an_answer() -> Statement:
    """The time of the person's last answer, whether this draw was answered, and what is remembered of the question."""
    last = select(func.max(answer.c.at)).where(answer.c.learner_id == learner.c.id).scalar_subquery()
    draw = and_(answer.c.question_id == bindparam("question"), answer.c.seed == bindparam("seed"))
    answered = exists().where(answer.c.learner_id == learner.c.id, draw)
    remembered = and_(memory.c.person == bindparam("person"), memory.c.question_id == bindparam("question"))
    found = select(last.label("last_at"), answered.label("answered"), memory).select_from(
        learner.outerjoin(memory, remembered)
    )
    return Statement(lambda _dialect: found.where(IS_PERSON))


_BEFORE = _before_an_answer()


class OwnerChanged(Exception):
    """The learner has just got another owner: nothing was written, and trying again is safe."""


@dataclass(frozen=True, slots=True)
class Before:
    """What stands in the log before an answer: the person's last time, and the memory's row, if there is one."""

    last_at_ms: int
    answered: bool
    remembered: Row | None


def person_of(connection: Connection, learner_id: str) -> str:
    """The person behind a learner; one without rows is alone."""
    found: str | None = connection.scalar(select(PERSON).where(learner.c.id == learner_id))
    return found or learner_id


def learners_of(connection: Connection, person: str) -> list[str]:
    return [row.id for row in _LEARNERS.rows(connection, {"person": person})]


def lock(connection: Connection, *persons: str) -> None:
    """Until this transaction ends, nothing is logged for these persons elsewhere.

    An owner may have no row here, so PostgreSQL locks a number. The order is the same for all.
    """
    if connection.dialect.name == "postgresql":
        for number in sorted({_number(person) for person in persons}):
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


def _number(person: str) -> int:
    return int.from_bytes(hashlib.sha256(person.encode()).digest()[:8], "big", signed=True)


def hold(connection: Connection, learner_id: str, person: str) -> bool:
    """Lock the person, and keep their learner from being swept; False where the learner is not there.

    Raises OwnerChanged where the learner has just got another owner: nothing was written, and trying again is safe.
    """
    lock(connection, person)
    found = _HOLD.rows(connection, {"learner": learner_id})
    if found and found[0].person != person:
        raise OwnerChanged(learner_id)
    return bool(found)


def before_an_answer(connection: Connection, person: str, question_id: str, seed: str) -> Before:
    """While the person is locked."""
    rows = _BEFORE.rows(connection, {"person": person, "question": question_id, "seed": seed})
    last_at = max((row.last_at or 0 for row in rows), default=0)
    remembered = rows[0] if rows and rows[0].person else None
    return Before(last_at, any(row.answered for row in rows), remembered)


def set_owner(connection: Connection, learner_id: str, owner: str | None) -> None:
    connection.execute(update(learner).where(learner.c.id == learner_id).values(owner=owner))


def any_forgotten(connection: Connection) -> bool:
    """Whether somebody answered of whom nothing is remembered."""
    answered = exists().where(answer.c.learner_id == learner.c.id)
    remembered = exists().where(memory.c.person == PERSON)
    return connection.execute(select(learner.c.id).where(answered, ~remembered).limit(1)).first() is not None


def all_persons(connection: Connection) -> list[str]:
    """Everybody who ever answered, and everybody who is remembered."""
    answered = select(PERSON).where(exists().where(answer.c.learner_id == learner.c.id))
    return sorted(connection.scalars(answered.union(select(memory.c.person), select(activity.c.person))))
