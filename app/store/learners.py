"""Learners and their sessions. A session is known by the hash of its token: the token itself is only in the cookie."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, exists, func, or_, select, union_all, update

from app.store.database import upsert
from app.store.persons import IS_PERSON, PERSON
from app.store.statements import Row, Statement
from app.store.tables import answer, attempt, exam_date, forgotten_learner, learner, session

# What a person can set, kept with each of their devices.
CHOICES = ("zone", "day_start", "new_a_day", "round_length")


def _chosen(name: str) -> Any:
    """What the person chose on this device, or on the newest of their others."""
    other = learner.alias()
    theirs = select(other.c[name]).where(other.c.owner == learner.c.owner, other.c[name].is_not(None))
    newest = theirs.order_by(other.c.created_at.desc(), other.c.id).limit(1).correlate(learner).scalar_subquery()
    return func.coalesce(learner.c[name], newest).label(name)


_BY_TOKEN = Statement(
    lambda _dialect: (
        select(learner.c.id.label("learner"), PERSON.label("person"), *map(_chosen, CHOICES))
        .join(session, session.c.learner_id == learner.c.id)
        .where(session.c.token_hash == bindparam("token_hash"), session.c.expires_at > bindparam("now"))
    )
)
_BY_ID = Statement(
    lambda _dialect: union_all(
        select(learner.c.id).where(learner.c.id == bindparam("learner")),
        select(forgotten_learner.c.learner_hash).where(forgotten_learner.c.learner_hash == bindparam("hash")),
    )
)


def token_hash(token: str) -> str:
    return _hash(token)


def session_of(connection: Connection, token: str, now_ms: int) -> Row | None:
    """The `learner` whose unexpired session has this token, their `person`, and their CHOICES."""
    found = _BY_TOKEN.rows(connection, {"token_hash": token_hash(token), "now": now_ms})
    return found[0] if found else None


def was_here(connection: Connection, learner_id: str) -> bool:
    """Whether a learner has rows, or had them and was forgotten."""
    return bool(_BY_ID.rows(connection, {"learner": learner_id, "hash": _hash(learner_id)}))


def was_forgotten(connection: Connection, learner_id: str) -> bool:
    found = select(forgotten_learner.c.at).where(forgotten_learner.c.learner_hash == _hash(learner_id))
    return connection.execute(found).first() is not None


def keep_forgotten(connection: Connection, learner_ids: Iterable[str], now_ms: int) -> None:
    """What these learners' pages still carry must not bring them back."""
    rows = [{"learner_hash": _hash(one), "at": now_ms} for one in learner_ids]
    connection.execute(upsert(connection)(forgotten_learner).on_conflict_do_nothing(), rows)


def keep_choices(connection: Connection, person: str, chosen: Mapping[str, object]) -> None:
    """Keep those of the CHOICES that a person `chosen`, on all of their devices."""
    if chosen:
        connection.execute(update(learner).where(IS_PERSON).values(**chosen), {"person": person})


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def admit(connection: Connection, learner_id: str, token: str, now_ms: int, expires_ms: int) -> None:
    """Make the session, and the learner where this is the first one; what is there already stays."""
    insert = upsert(connection)
    row = {"learner_id": learner_id, "created_at": now_ms, "expires_at": expires_ms}
    connection.execute(insert(learner).on_conflict_do_nothing(), {"id": learner_id, "created_at": now_ms})
    connection.execute(insert(session).on_conflict_do_nothing(), {"token_hash": token_hash(token), **row})


def renew(connection: Connection, old: str, new: str) -> None:
    """Let a session be known by the `new` token, and no more by the `old` one."""
    connection.execute(
        update(session).where(session.c.token_hash == token_hash(old)).values(token_hash=token_hash(new))
    )


def sweep(connection: Connection, now_ms: int, idle_since_ms: int) -> int:
    """Delete expired sessions, and learners made before `idle_since_ms` who left nothing: how many of these there were.

    Nothing is left by who never answered or started a test, unless a session of theirs still goes by what they chose.
    Who was forgotten before that time needs no mark any more.
    """
    connection.execute(delete(session).where(session.c.expires_at <= now_ms))
    connection.execute(delete(forgotten_learner).where(forgotten_learner.c.at < idle_since_ms))
    answered = exists().where(answer.c.learner_id == learner.c.id)
    tested = exists().where(attempt.c.learner_id == learner.c.id)
    comes_back = exists().where(session.c.learner_id == learner.c.id)
    wrote_a_day = exists().where(exam_date.c.learner_id == learner.c.id)
    chose = or_(*(learner.c[name].is_not(None) for name in CHOICES), wrote_a_day)
    idle = learner.c.created_at < idle_since_ms
    empty = select(learner.c.id).where(idle, ~answered, ~tested, ~and_(chose, comes_back))
    connection.execute(empty.with_for_update())  # whoever is just answering is waited for, and is not empty after that
    connection.execute(delete(session).where(session.c.learner_id.in_(empty)))
    connection.execute(delete(exam_date).where(exam_date.c.learner_id.in_(empty)))
    return connection.execute(delete(learner).where(learner.c.id.in_(empty))).rowcount
