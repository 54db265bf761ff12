"""Rounds: what was chosen, which questions in which order. Written with the first answer, never changed."""

import json
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from app.store.clock import from_ms, to_ms
from app.store.database import upsert
from app.store.persons import LEARNERS
from app.store.statements import Row, Statement
from app.store.tables import round_
from app.study.rounds import Choice, Round

_BY_ID = Statement(lambda _dialect: select(round_).where(round_.c.id == bindparam("id")))
_NEWEST = Statement(
    lambda _dialect: (
        select(round_)
        .where(round_.c.learner_id.in_(LEARNERS), round_.c.started_at >= bindparam("since"))
        .order_by(round_.c.started_at.desc())
        .limit(1)
    )
)


def find(connection: Connection, round_id: str) -> Round | None:
    """The round with this id, whoever's it is."""
    rows = _BY_ID.rows(connection, {"id": round_id})
    return _read(rows[0]) if rows else None


def newest(connection: Connection, person: str, since: datetime) -> Round | None:
    """The round that a person started last, from a moment on."""
    rows = _NEWEST.rows(connection, {"person": person, "since": to_ms(since)})
    return _read(rows[0]) if rows else None


def add(connection: Connection, new: Round, at: datetime) -> None:
    """Write a round that starts now; one that is there stays."""
    row = {
        "id": new.id,
        "learner_id": new.learner,
        "choice": json.dumps(new.choice.plain()),
        "questions": json.dumps(new.questions),
        "started_at": to_ms(at),
    }
    connection.execute(upsert(connection)(round_).on_conflict_do_nothing(), row)


def _read(row: Row) -> Round:
    questions = tuple(json.loads(row.questions))
    return Round(row.id, row.learner_id, Choice.of(json.loads(row.choice)), questions, from_ms(row.started_at))
