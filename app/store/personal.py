"""What is stored of a person, table by table: to be read out whole, or deleted whole.

A test holds the two lists against the metadata, so that no table is forgotten.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, bindparam, delete, select, tuple_

from app.store.persons import IS_PERSON, LEARNERS
from app.store.tables import (
    activity,
    answer,
    attempt,
    exam_date,
    extra_time,
    forgotten_learner,
    learner,
    marking,
    memory,
    metadata,
    published_set,
    question_revision,
    retraction,
    revocation,
    round_,
    saved_answer,
    session,
    tally,
)

_ANSWERS = select(answer.c.position).where(answer.c.learner_id.in_(LEARNERS))
_ATTEMPTS = select(attempt.c.id).where(attempt.c.learner_id.in_(LEARNERS))
# Which rows of a table are those of the person `person`.
PERSONAL: Mapping[Table, ColumnElement[bool]] = {
    learner: IS_PERSON,
    session: session.c.learner_id.in_(LEARNERS),
    exam_date: exam_date.c.learner_id.in_(LEARNERS),
    round_: round_.c.learner_id.in_(LEARNERS),
    answer: answer.c.learner_id.in_(LEARNERS),
    marking: marking.c.answer.in_(_ANSWERS),
    retraction: retraction.c.answer.in_(_ANSWERS),
    memory: memory.c.person == bindparam("person"),
    activity: activity.c.person == bindparam("person"),
    attempt: attempt.c.learner_id.in_(LEARNERS),
    extra_time: extra_time.c.attempt_id.in_(_ATTEMPTS),
    saved_answer: saved_answer.c.attempt_id.in_(_ATTEMPTS),
}
# Of nobody: content, batches of corrections, sums over everybody, and the marks of those who are no more.
NOBODYS = frozenset({published_set, question_revision, revocation, tally, forgotten_learner})
A_PAGE = 500  # rows


def rows_of(connection: Connection, table: Table, person: str, after: Row[Any] | None) -> list[Row[Any]]:
    """The next rows of a person's in a table, by its primary key: at most A_PAGE."""
    key = list(table.primary_key.columns)
    wanted = select(table).where(PERSONAL[table]).order_by(*key).limit(A_PAGE)
    if after is not None:
        wanted = wanted.where(tuple_(*key) > tuple_(*(after._mapping[column] for column in key)))
    return list(connection.execute(wanted, {"person": person}).all())


def personal_tables() -> Iterator[Table]:
    """In an order in which no row points to one of a later table."""
    return (table for table in metadata.sorted_tables if table in PERSONAL)


def delete_person(connection: Connection, person: str) -> None:
    """Delete every row of a person, while the person is locked."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")  # or the file would go on holding what was deleted
    # Until the end, nothing is added elsewhere that points to these learners.
    connection.execute(select(learner.c.id).where(IS_PERSON).with_for_update(), {"person": person})
    for table in reversed(list(personal_tables())):
        connection.execute(delete(table).where(PERSONAL[table]), {"person": person})
