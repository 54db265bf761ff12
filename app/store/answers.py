"""The answer log: rows in, `Answer` values out."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Executable, bindparam, select

from app.store.clock import from_ms, to_ms
from app.store.database import UPSERTS, upsert
from app.store.statements import Row, Statement
from app.store.tables import answer, retraction
from app.study.answers import Answer
from app.study.responses import Certainty, Mode


@dataclass(frozen=True, slots=True)
class Logged:
    """An answer of the log, with the digest of the request that brought it."""

    answer: Answer
    request_digest: str
    retracted: bool


def _insert(dialect: str) -> Executable:
    columns: dict[str, Any] = {name: bindparam(name) for name in _COLUMNS}
    added: Executable = UPSERTS[dialect](answer).values(columns).on_conflict_do_nothing().returning(answer.c.position)
    return added


_COLUMNS = [column.name for column in answer.c if column.name != "position"]
_ROWS = select(answer, retraction.c.at.label("retracted_at")).join(
    retraction, retraction.c.answer_id == answer.c.id, isouter=True
)
_OF_QUESTION = (answer.c.learner_id == bindparam("learner")) & (answer.c.question_id == bindparam("question"))
_OF_LEARNER = (answer.c.learner_id == bindparam("learner")) & retraction.c.at.is_(None)
_OF_ATTEMPT = (answer.c.learner_id == bindparam("learner")) & (answer.c.attempt == bindparam("attempt"))

_APPEND = Statement(_insert)
_BY_ID = Statement(lambda _dialect: _ROWS.where(answer.c.id == bindparam("id")))
_BY_QUESTION = Statement(lambda _dialect: _ROWS.where(_OF_QUESTION).order_by(answer.c.position))
_BY_ATTEMPT = Statement(lambda _dialect: _ROWS.where(_OF_ATTEMPT).order_by(answer.c.position))
_BY_LEARNER = Statement(lambda _dialect: _ROWS.where(_OF_LEARNER).order_by(answer.c.position))


def append(connection: Connection, entry: Answer, request_digest: str) -> bool:
    """Add `entry` to the log; False where its id, or its meeting of learner and question, is already there."""
    return bool(_APPEND.rows(connection, _row(entry, request_digest)))


def find(connection: Connection, answer_id: str) -> Logged | None:
    """The answer with this id, whoever gave it."""
    rows = _logged(connection, _BY_ID, id=answer_id)
    return rows[0] if rows else None


def to_question(connection: Connection, learner: str, question_id: str) -> list[Logged]:
    """A learner's answers to one question, oldest first, the retracted ones too."""
    return _logged(connection, _BY_QUESTION, learner=learner, question=question_id)


def of_learner(connection: Connection, learner: str) -> list[Answer]:
    """A learner's answers that stand, oldest first."""
    return [logged.answer for logged in _logged(connection, _BY_LEARNER, learner=learner)]


def of_attempt(connection: Connection, learner: str, attempt_id: str) -> list[Answer]:
    """The answers that a learner gave in one test."""
    return [logged.answer for logged in _logged(connection, _BY_ATTEMPT, learner=learner, attempt=attempt_id)]


def retract(connection: Connection, answer_id: str, at_ms: int) -> None:
    """Take an answer back; taking it back twice changes nothing."""
    insert = upsert(connection)(retraction).on_conflict_do_nothing()
    connection.execute(insert, {"answer_id": answer_id, "at": at_ms})


def _logged(connection: Connection, query: Statement, **values: str) -> list[Logged]:
    return [_read(row) for row in query.rows(connection, values)]


def _row(entry: Answer, request_digest: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        "learner_id": entry.learner,
        "question_id": entry.question_id,
        "revision": entry.revision,
        "key_hash": entry.key_hash,
        "meeting": entry.meeting,
        "mode": str(entry.mode),
        "seed": entry.seed,
        "key": json.dumps(entry.key),
        "parameters": None if entry.parameters is None else json.dumps(entry.parameters),
        "response": json.dumps(entry.response),
        "score": entry.score,
        "certainty": entry.certainty and str(entry.certainty),
        "hints": entry.hints,
        "elapsed_ms": entry.elapsed_ms,
        "attempt": entry.attempt,
        "request_digest": request_digest,
        "at": to_ms(entry.at),
    }


def _read(row: Row) -> Logged:
    entry = Answer(
        id=row.id,
        learner=row.learner_id,
        question_id=row.question_id,
        revision=row.revision,
        key_hash=row.key_hash,
        meeting=row.meeting,
        mode=Mode(row.mode),
        response=json.loads(row.response),
        key=json.loads(row.key),
        seed=row.seed,
        score=row.score,
        certainty=Certainty(row.certainty) if row.certainty else None,
        hints=row.hints,
        elapsed_ms=row.elapsed_ms,
        at=from_ms(row.at),
        parameters=json.loads(row.parameters) if row.parameters else None,
        attempt=row.attempt,
    )
    return Logged(entry, row.request_digest, row.retracted_at is not None)


def standing(logged: Iterable[Logged]) -> Sequence[Answer]:
    """The answers that were not taken back."""
    return [entry.answer for entry in logged if not entry.retracted]
