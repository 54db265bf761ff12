"""When somebody studied, and for how long.

Studying is every answer of practice that stands, and of a test every item that was answered: what was left open was not
studied.
"""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Executable, and_, bindparam, case, exists, func, literal_column, or_, select

from app.store.clock import from_ms, to_ms
from app.store.persons import LEARNERS, learners_of
from app.store.standing import is_retracted
from app.store.statements import Statement
from app.store.tables import answer
from app.study.days import Today
from app.study.modes import SCHEDULED, Mode
from app.study.pace import LONGEST_MS, UNKNOWN_MS
from app.study.question_types.base import Skipped

_QUARTER: Any = literal_column("900000")  # milliseconds; every zone is whole quarters of an hour away from UTC
_BY_QUARTER = (answer.c.at - answer.c.at % _QUARTER).label("quarter")
# As `believed` of app/study/pace.py, which tests hold to it.
_BELIEVED = case(
    (answer.c.elapsed_ms.is_(None), literal_column(str(UNKNOWN_MS))),
    (answer.c.elapsed_ms > LONGEST_MS, literal_column(str(LONGEST_MS))),
    else_=answer.c.elapsed_ms,
)
_OF_TEST: Any = answer.c.mode == literal_column(f"'{Mode.TEST}'")
_SAID_SOMETHING: Any = answer.c.response != literal_column(f"'{json.dumps(Skipped().plain())}'")
_SINCE = (answer.c.learner_id.in_(LEARNERS), answer.c.at >= bindparam("since"), ~is_retracted(answer))


def _studied(_dialect: str) -> Executable:
    studied = or_(~_OF_TEST, _SAID_SOMETHING)
    return select(func.coalesce(func.sum(_BELIEVED), literal_column("0")).label("ms")).where(*_SINCE, studied)


def _tested(_dialect: str) -> Executable:
    found = select(_BY_QUARTER, func.count().label("answers")).where(*_SINCE, _OF_TEST, _SAID_SOMETHING)
    return found.group_by(literal_column("1"))


def _last(_dialect: str) -> Executable:
    newest = select(answer.c.at, answer.c.elapsed_ms).where(answer.c.learner_id == bindparam("learner"), ~_OF_TEST)
    return newest.order_by(answer.c.at.desc()).limit(bindparam("count"))


_STUDIED, _TESTED, _LAST = Statement(_studied), Statement(_tested), Statement(_last)


def tested(connection: Connection, person: str, since: datetime) -> dict[datetime, int]:
    """How many items of tests a person answered from a moment on, by quarter of an hour."""
    rows = _TESTED.rows(connection, {"person": person, "since": to_ms(since)})
    return {from_ms(row.quarter): int(row.answers) for row in rows}


def studied_ms(connection: Connection, person: str, since: datetime) -> int:
    """The milliseconds of what a person studied from a moment on."""
    return int(_STUDIED.rows(connection, {"person": person, "since": to_ms(since)})[0].ms)


def last_elapsed(connection: Connection, person: str, count: int) -> list[int | None]:
    """How many milliseconds the last `count` answers of a person's practice took; None where nobody knows."""
    # Learner by learner: each reads no more of its own history than is wanted.
    learners = learners_of(connection, person)
    rows = [row for one in learners for row in _LAST.rows(connection, {"learner": one, "count": count})]
    rows.sort(key=lambda row: row.at, reverse=True)
    return [row.elapsed_ms for row in rows[:count]]


def met_today(connection: Connection, person: str, today: Today) -> int:
    """How many questions a person met on schedule for the first time today; what was taken back is not counted."""
    since, learners, before = to_ms(today.days.start(today.day)), learners_of(connection, person), answer.alias()

    def met(table: Any) -> Any:
        of_schedule = table.c.mode.in_([str(mode) for mode in SCHEDULED])
        return and_(table.c.learner_id.in_(learners), of_schedule, ~is_retracted(table))

    earlier = exists().where(before.c.question_id == answer.c.question_id, before.c.at < since, met(before))
    wanted = select(func.count(answer.c.question_id.distinct())).where(answer.c.at >= since, met(answer), ~earlier)
    return int(connection.scalar(wanted) or 0)
