"""Learners and their sessions. A session is known by the hash of its token: the token itself is only in the cookie."""

import hashlib

from sqlalchemy import Connection, bindparam, delete, exists, select, update

from app.store.database import upsert
from app.store.persons import PERSON
from app.store.statements import Row, Statement
from app.store.tables import answer, attempt, learner, session

_BY_TOKEN = Statement(
    lambda _dialect: (
        select(learner.c.id.label("learner"), PERSON.label("person"))
        .join(session, session.c.learner_id == learner.c.id)
        .where(session.c.token_hash == bindparam("token_hash"), session.c.expires_at > bindparam("now"))
    )
)
_BY_ID = Statement(lambda _dialect: select(learner.c.id).where(learner.c.id == bindparam("learner")))


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def session_of(connection: Connection, token: str, now_ms: int) -> Row | None:
    """The `learner` whose unexpired session has this token, and their `person`."""
    found = _BY_TOKEN.rows(connection, {"token_hash": token_hash(token), "now": now_ms})
    return found[0] if found else None


def exists_here(connection: Connection, learner_id: str) -> bool:
    return bool(_BY_ID.rows(connection, {"learner": learner_id}))


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
    """Delete expired sessions, and learners made before `idle_since_ms` who never answered or started a test.

    How many of these there were.
    """
    connection.execute(delete(session).where(session.c.expires_at <= now_ms))
    answered = exists().where(answer.c.learner_id == learner.c.id)
    tested = exists().where(attempt.c.learner_id == learner.c.id)
    empty = select(learner.c.id).where(learner.c.created_at < idle_since_ms, ~answered, ~tested)
    connection.execute(empty.with_for_update())  # whoever is just answering is waited for, and is not empty after that
    connection.execute(delete(session).where(session.c.learner_id.in_(empty)))
    return connection.execute(delete(learner).where(learner.c.id.in_(empty))).rowcount
