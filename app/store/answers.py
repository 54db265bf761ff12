"""The answer log: rows in, `Answer` values with the marking that counts out.

A person's answers are those of all their learners, in the order of their times.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Executable,
    Select,
    bindparam,
    case,
    exists,
    func,
    insert,
    select,
)

from app.store.clock import from_ms, to_ms
from app.store.database import UPSERTS
from app.store.persons import LEARNERS
from app.store.standing import is_retracted
from app.store.statements import Row, Statement
from app.store.tables import answer, marking, retraction, revocation
from app.study.answer_log import Answer, Logged, Marking
from app.study.modes import SCHEDULED, Certainty, Mode
from app.study.progress import Tally


@dataclass(frozen=True, slots=True)
class Found:
    """An answer of the log, with the digest of the request that brought it."""

    answer: Answer
    stands: bool
    request_digest: str


def _newest_active() -> Any:
    """The marking of an answer that counts: the newest whose batch was not revoked, or was put back in force."""
    older, event = marking.alias(), revocation.alias()
    last = select(func.max(event.c.position)).where(event.c.batch == older.c.batch).correlate(older).scalar_subquery()
    revoked = exists().where(revocation.c.position == last, revocation.c.revoked)
    counts = select(func.max(older.c.position)).where(older.c.answer == answer.c.position, ~revoked)
    return counts.correlate(answer).scalar_subquery()


_COUNTING = marking.c.position == _newest_active()
_MARKED = (marking.c.rule, marking.c.version, marking.c.key, marking.c.score, marking.c.batch)
ROWS = select(
    answer, *_MARKED, marking.c.at.label("marked_at"), case((is_retracted(answer), 0), else_=1).label("stands")
).select_from(answer.join(marking, _COUNTING))
_PRACTICE = answer.c.mode != str(Mode.TEST)
_COLUMNS = [column.name for column in answer.c if column.name != "position"]


def _append(dialect: str) -> Executable:
    columns: dict[str, Any] = {name: bindparam(name) for name in _COLUMNS}
    added: Executable = UPSERTS[dialect](answer).values(columns).on_conflict_do_nothing().returning(answer.c.position)
    return added


def _mark(_dialect: str) -> Executable:
    names = [column.name for column in marking.c if column.name != "position"]
    return insert(marking).values({name: bindparam(name) for name in names})


def _of_person(*wanted: Any) -> Select[Any]:
    return ROWS.where(answer.c.learner_id.in_(LEARNERS), *wanted).order_by(answer.c.at, answer.c.position)


def _scores(_dialect: str) -> Executable:
    correct = func.sum(case((marking.c.score == 1.0, 1), else_=0))
    sums = select(answer.c.attempt, func.count().label("answers"), correct.label("correct"))
    return (
        sums.add_columns(func.sum(marking.c.score).label("points"))
        .select_from(answer.join(marking, _COUNTING))
        .where(answer.c.attempt == bindparam("attempt"), ~is_retracted(answer))
        .group_by(answer.c.attempt)
    )


_APPEND, _MARK, _SCORES = Statement(_append), Statement(_mark), Statement(_scores)
_BY_ID = Statement(lambda _dialect: ROWS.where(answer.c.id == bindparam("id")))
_BY_QUESTION = Statement(lambda _dialect: _of_person(answer.c.question_id == bindparam("question")))
_BY_PERSON = Statement(lambda _dialect: _of_person())
_BY_ATTEMPT = Statement(lambda _dialect: ROWS.where(answer.c.attempt == bindparam("attempt")))
_BY_ROUND = Statement(
    lambda _dialect: ROWS.where(answer.c.round == bindparam("round")).order_by(answer.c.at, answer.c.position)
)
_TO_QUESTION = Statement(lambda _dialect: ROWS.where(answer.c.question_id == bindparam("question")))
_UNDO = Statement(
    lambda _dialect: insert(retraction).values({name: bindparam(name) for name in ("answer", "retracted", "at")})
)


def append(connection: Connection, entry: Answer, request_digest: str) -> bool:
    """Add `entry` and its marking to the log; False where its id, or this learner's answer to its draw, is there."""
    added = _APPEND.rows(connection, _row(entry, request_digest))
    if added:
        _MARK.run(connection, _marking_row(added[0].position, entry.marking))
    return bool(added)


def find(connection: Connection, answer_id: str) -> Found | None:
    """The answer with this id, whoever gave it."""
    rows = _BY_ID.rows(connection, {"id": answer_id})
    return Found(read(rows[0]), bool(rows[0].stands), rows[0].request_digest) if rows else None


def to_question(connection: Connection, person: str, question_id: str) -> list[Logged]:
    """A person's answers to one question, oldest first, those that were taken back too."""
    return _logged(_BY_QUESTION.rows(connection, {"person": person, "question": question_id}))


def scheduled_to(
    connection: Connection, person: str, questions: Iterable[str], until: datetime, most: int
) -> dict[str, list[Answer]]:
    """A person's standing answers of the schedule to some questions up to a moment, each by its id, oldest first.

    Of each question the newest, `most` of them: what is read does not grow with a history.
    """
    newest_first = (answer.c.at.desc(), answer.c.position.desc())
    rank = func.row_number().over(partition_by=answer.c.question_id, order_by=newest_first)
    theirs = answer.c.learner_id.in_(LEARNERS) & answer.c.question_id.in_(list(questions))
    counted = answer.c.mode.in_(map(str, SCHEDULED)) & (answer.c.at <= to_ms(until)) & ~is_retracted(answer)
    ranked = select(answer.c.position, rank.label("rank")).where(theirs, counted).subquery()
    wanted = ROWS.where(answer.c.position.in_(select(ranked.c.position).where(ranked.c.rank <= most)))
    rows: Iterable[Row] = connection.execute(  # type: ignore[assignment]
        wanted.order_by(answer.c.at, answer.c.position), {"person": person}
    )
    found: dict[str, list[Answer]] = {}
    for row in rows:
        found.setdefault(row.question_id, []).append(read(row))
    return found


def of_person(connection: Connection, person: str) -> list[Logged]:
    """All of a person's answers, oldest first, those that were taken back too."""
    return _logged(_BY_PERSON.rows(connection, {"person": person}))


def all_to_question(connection: Connection, question_id: str) -> list[Logged]:
    """Everybody's answers to one question."""
    return _logged(_TO_QUESTION.rows(connection, {"question": question_id}))


def questions(connection: Connection) -> list[str]:
    """Every question that was ever answered."""
    return list(connection.scalars(select(answer.c.question_id).distinct().order_by(answer.c.question_id)))


def of_attempt(connection: Connection, attempt_id: str) -> list[Answer]:
    """The answers of one test."""
    return [read(row) for row in _BY_ATTEMPT.rows(connection, {"attempt": attempt_id})]


def of_round(connection: Connection, round_id: str) -> list[Answer]:
    """The answers of one round that stand, oldest first."""
    return [read(row) for row in _BY_ROUND.rows(connection, {"round": round_id}) if row.stands]


def score_of_attempt(connection: Connection, attempt_id: str) -> Tally:
    """What the answers of one test add up to."""
    rows = _SCORES.rows(connection, {"attempt": attempt_id})
    return Tally(rows[0].answers, rows[0].correct, rows[0].points) if rows else Tally()


def set_standing(connection: Connection, answer_id: str, *, stands: bool, at_ms: int) -> bool:
    """Take an answer back, or put it back; False where it was so already."""
    rows = _BY_ID.rows(connection, {"id": answer_id})
    if not rows or bool(rows[0].stands) is stands:
        return False
    _UNDO.run(connection, {"answer": rows[0].position, "retracted": not stands, "at": at_ms})
    return True


def _logged(rows: Iterable[Row]) -> list[Logged]:
    return [Logged(read(row), bool(row.stands)) for row in rows]


def _row(entry: Answer, request_digest: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        "learner_id": entry.learner,
        "question_id": entry.question_id,
        "revision": entry.revision,
        "key_hash": entry.key_hash,
        "repetition": entry.repetition,
        "mode": str(entry.mode),
        "seed": entry.seed,
        "parameters": None if entry.parameters is None else json.dumps(entry.parameters),
        "response": json.dumps(entry.response),
        "certainty": entry.certainty and str(entry.certainty),
        "hints": entry.hints,
        "elapsed_ms": entry.elapsed_ms,
        "attempt": entry.attempt,
        "round": entry.round,
        "slot": entry.slot,
        "request_digest": request_digest,
        "at": to_ms(entry.at),
    }


def _marking_row(position: int, given: Marking) -> dict[str, Any]:
    return {
        "answer": position,
        "rule": given.rule,
        "version": given.version,
        "key": json.dumps(given.key),
        "score": given.score,
        "batch": given.batch,
        "at": to_ms(given.at),
    }


def read(row: Row) -> Answer:
    """The answer of a row of ROWS."""
    return Answer(
        id=row.id,
        learner=row.learner_id,
        question_id=row.question_id,
        revision=row.revision,
        key_hash=row.key_hash,
        repetition=row.repetition,
        mode=Mode(row.mode),
        response=json.loads(row.response),
        seed=row.seed,
        certainty=Certainty(row.certainty) if row.certainty else None,
        hints=row.hints,
        elapsed_ms=row.elapsed_ms,
        at=from_ms(row.at),
        marking=Marking(row.rule, row.version, json.loads(row.key), row.score, from_ms(row.marked_at), row.batch),
        parameters=json.loads(row.parameters) if row.parameters else None,
        attempt=row.attempt,
        round=row.round,
        slot=row.slot,
    )
