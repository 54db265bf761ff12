"""Attempts at tests: their papers, the time granted to them, the answers saved in them."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select, true, update

from app.store.clock import from_ms, to_ms
from app.store.database import upsert
from app.store.persons import LEARNERS, learners_of
from app.store.statements import Statement
from app.store.tables import attempt, extra_time, saved_answer
from app.study.attempts import Attempt, Item, SavedAnswer
from app.study.modes import Certainty

_EXTRA = (
    select(func.coalesce(func.sum(extra_time.c.minutes), 0))
    .where(extra_time.c.attempt_id == attempt.c.id)
    .scalar_subquery()
    .label("extra")
)
_ATTEMPTS = select(attempt, _EXTRA)
# Every practice answer asks for it.
_RUNNING_ID = Statement(
    lambda _dialect: (
        select(attempt.c.id)
        .where(
            attempt.c.learner_id.in_(LEARNERS),
            attempt.c.set_id == bindparam("set"),
            attempt.c.ended_at.is_(None),
        )
        .order_by(attempt.c.started_at)
    )
)


def add(connection: Connection, new: Attempt) -> bool:
    """Start an attempt; False where its id is taken, or its learner has one running in the set."""
    row = {
        "id": new.id,
        "learner_id": new.learner,
        "set_id": new.set_id,
        "seed": new.seed,
        "paper": _paper(new.paper),
        "started_at": to_ms(new.started_at),
        "minutes": new.minutes,
    }
    added = upsert(connection)(attempt).values(row).on_conflict_do_nothing().returning(attempt.c.id)
    return connection.execute(added).first() is not None


def _paper(items: Iterable[Item]) -> str:
    return json.dumps([[item.question_id, item.revision, item.parameters, item.seed] for item in items])


def all_of_them(connection: Connection) -> list[Attempt]:
    """Every attempt, oldest first."""
    return _found(connection, true())


def set_paper(connection: Connection, attempt_id: str, items: Iterable[Item]) -> None:
    """Only to add to a paper what it lacked."""
    connection.execute(update(attempt).where(attempt.c.id == attempt_id).values(paper=_paper(items)))


def find(connection: Connection, attempt_id: str) -> Attempt | None:
    """The attempt with this id, whoever's it is."""
    return next(iter(_found(connection, attempt.c.id == attempt_id)), None)


def hold(connection: Connection, attempt_id: str) -> Attempt | None:
    """As `find`; and until this transaction ends, nobody else saves in it or ends it."""
    connection.execute(select(attempt.c.id).where(attempt.c.id == attempt_id).with_for_update())
    return find(connection, attempt_id)


def running(connection: Connection, person: str, set_id: str) -> Attempt | None:
    """The attempt in the set that this person has not ended, on whichever device; the oldest of several."""
    rows = _RUNNING_ID.rows(connection, {"person": person, "set": set_id})
    return find(connection, rows[0].id) if rows else None


def running_of_person(connection: Connection, person: str) -> list[Attempt]:
    """The attempts that a person has not ended, on whichever device, oldest first."""
    theirs = attempt.c.learner_id.in_(learners_of(connection, person))
    return _found(connection, theirs & attempt.c.ended_at.is_(None))


def all_running(connection: Connection) -> list[Attempt]:
    """Every attempt that was not ended, oldest first; also those whose time is over."""
    return _found(connection, attempt.c.ended_at.is_(None))


def of_person(connection: Connection, person: str) -> list[Attempt]:
    """A person's attempts, oldest first."""
    return _found(connection, attempt.c.learner_id.in_(learners_of(connection, person)))


def end(connection: Connection, attempt_id: str, at_ms: int) -> bool:
    """End an attempt; False where it was ended before."""
    change = update(attempt).where(attempt.c.id == attempt_id, attempt.c.ended_at.is_(None))
    return bool(connection.execute(change.values(ended_at=at_ms)).rowcount)


def grant(connection: Connection, attempt_id: str, minutes: int, at_ms: int) -> None:
    """Give an attempt more time."""
    connection.execute(extra_time.insert(), {"attempt_id": attempt_id, "minutes": minutes, "at": at_ms})


def save(connection: Connection, new: SavedAnswer, request_digest: str) -> None:
    """Add a version of an answer, while the attempt is held."""
    row = {
        "id": new.id,
        "attempt_id": new.attempt,
        "number": new.number,
        "version": new.version,
        "response": json.dumps(new.response),
        "certainty": new.certainty and str(new.certainty),
        "elapsed_ms": new.elapsed_ms,
        "request_digest": request_digest,
        "at": to_ms(new.at),
    }
    connection.execute(saved_answer.insert(), row)


def digest_of_save(connection: Connection, save_id: str) -> str | None:
    """The digest of the request that brought the saved answer with this id."""
    digest: str | None = connection.scalar(select(saved_answer.c.request_digest).where(saved_answer.c.id == save_id))
    return digest


def newest_saved(connection: Connection, attempt_id: str) -> dict[int, SavedAnswer]:
    """The newest version of each answer, by the number of its item."""
    return {saved.number: saved for saved in _newest(connection, saved_answer.c.attempt_id == attempt_id)}


def newest_of_item(connection: Connection, attempt_id: str, number: int) -> SavedAnswer | None:
    """The newest version of the answer to one item."""
    of_item = (saved_answer.c.attempt_id == attempt_id) & (saved_answer.c.number == number)
    return next(iter(_newest(connection, of_item)), None)


def version_of_item(connection: Connection, attempt_id: str, number: int, version: int) -> SavedAnswer | None:
    """One version of the answer to one item; None for 0, and for one that is not there."""
    wanted = select(saved_answer).where(
        saved_answer.c.attempt_id == attempt_id, saved_answer.c.number == number, saved_answer.c.version == version
    )
    row = connection.execute(wanted).first()
    return None if row is None else _read_saved(row)


def _newest(connection: Connection, wanted: ColumnElement[bool]) -> list[SavedAnswer]:
    """Only the highest versions are read: there may be hundreds below them."""
    item = (saved_answer.c.attempt_id, saved_answer.c.number)
    highest = select(*item, func.max(saved_answer.c.version).label("version")).where(wanted).group_by(*item).subquery()
    same = (
        (saved_answer.c.attempt_id == highest.c.attempt_id)
        & (saved_answer.c.number == highest.c.number)
        & (saved_answer.c.version == highest.c.version)
    )
    return [_read_saved(row) for row in connection.execute(select(saved_answer).join(highest, same))]


def _found(connection: Connection, wanted: ColumnElement[bool]) -> list[Attempt]:
    query: Select[Any] = _ATTEMPTS.where(wanted).order_by(attempt.c.started_at, attempt.c.id)
    return [_read(row) for row in connection.execute(query)]


def _read(row: Any) -> Attempt:
    return Attempt(
        id=row.id,
        learner=row.learner_id,
        set_id=row.set_id,
        seed=row.seed,
        paper=tuple(Item(*item) for item in json.loads(row.paper)),
        started_at=from_ms(row.started_at),
        minutes=row.minutes,
        extra=int(row.extra),
        ended_at=None if row.ended_at is None else from_ms(row.ended_at),
    )


def _read_saved(row: Any) -> SavedAnswer:
    return SavedAnswer(
        id=row.id,
        attempt=row.attempt_id,
        number=row.number,
        version=row.version,
        response=json.loads(row.response),
        certainty=Certainty(row.certainty) if row.certainty else None,
        elapsed_ms=row.elapsed_ms,
        at=from_ms(row.at),
    )
