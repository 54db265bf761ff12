"""A person's practice page by page, newest first, or only one kind of its answers.

A page looks at so many answers of each learner and no more, so that it is as quick where hardly any are of the kind:
then it holds fewer than it could, and the next page goes on where this one stopped.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Executable, and_, bindparam, select, true, tuple_

from app.store.answers import ROWS, read
from app.store.persons import learners_of
from app.store.standing import is_retracted
from app.store.statements import Row, Statement
from app.store.tables import answer, marking
from app.study.answer_log import HistoryPage, Kind, Place
from app.study.modes import Certainty, Mode

LOOKED_AT = 1000  # answers of a learner
_NEWEST, _OLDEST = Place(2**62, 2**62), Place(-1, -1)
_KINDS: Mapping[Kind, ColumnElement[bool]] = {
    Kind.ALL: true(),
    Kind.NOT_YET: marking.c.score == 0.0,
    Kind.PARTLY: and_(marking.c.score > 0.0, marking.c.score < 1.0),
    Kind.SURE: and_(answer.c.certainty == str(Certainty.CERTAIN), marking.c.score < 1.0),
}
_PLACE = tuple_(answer.c.at, answer.c.position)


@dataclass(frozen=True, slots=True)
class _Way:
    """Which way a history is read from a place on: a statement for the kinds, and one for where looking ends."""

    is_beyond: ColumnElement[bool]
    order: tuple[Any, Any]

    def window(self) -> Any:
        its = and_(answer.c.learner_id == bindparam("learner"), self.is_beyond)
        return select(answer.c.at, answer.c.position).where(its).order_by(*self.order)

    def rows(self, kind: Kind) -> Executable:
        looked_at = self.window().limit(bindparam("look")).subquery()
        wanted = and_(answer.c.mode != str(Mode.TEST), ~is_retracted(answer), _KINDS[kind])
        its = ROWS.where(answer.c.position.in_(select(looked_at.c.position)), wanted)
        return its.order_by(*self.order).limit(bindparam("count"))

    def end(self) -> Executable:
        """The last place that is looked at, and the one beyond it."""
        end: Executable = self.window().limit(2).offset(bindparam("last"))
        return end


_START = tuple_(bindparam("at"), bindparam("start"))
_OLDER = _Way(_PLACE < _START, (answer.c.at.desc(), answer.c.position.desc()))
_NEWER = _Way(_PLACE > _START, (answer.c.at, answer.c.position))


def _statements(way: _Way) -> tuple[Mapping[Kind, Statement], Statement]:
    by_kind = {kind: Statement(lambda _dialect, kind=kind: way.rows(kind)) for kind in Kind}  # type: ignore[misc]
    return by_kind, Statement(lambda _dialect: way.end())


_TO_OLDER, _TO_NEWER = _statements(_OLDER), _statements(_NEWER)


def page_before(
    connection: Connection, person: str, before: Place | None, count: int, kind: Kind = Kind.ALL
) -> HistoryPage:
    """The newest `count` standing answers of a kind that are older than `before`."""
    found, more = _found(connection, person, before or _NEWEST, count, kind, older=True)
    if before is None:
        return HistoryPage(tuple(map(read, found)), more)
    newer = _place(found[0]) if found else Place(before.at_ms, before.position - 1)
    return HistoryPage(tuple(map(read, found)), more, newer)


def page_after(connection: Connection, person: str, after: Place, count: int, kind: Kind = Kind.ALL) -> HistoryPage:
    """The oldest `count` standing answers of a kind that are newer than `after`; the newest ones where that is all."""
    found, more = _found(connection, person, after, count, kind, older=False)
    page = tuple(map(read, found[::-1]))
    if more is None:
        newest = page_before(connection, person, None, count, kind)
        if newest.answers[: len(page)] == page:
            return newest
    older = _place(found[0]) if found else Place(after.at_ms, after.position + 1)
    return HistoryPage(page, older, more)


def _found(
    connection: Connection, person: str, start: Place, count: int, kind: Kind, *, older: bool
) -> tuple[list[Row], Place | None]:
    """Up to `count` rows from `start` on, in the order of looking; and the place to go on from, if there is more."""
    by_kind, end = _TO_OLDER if older else _TO_NEWER
    look = 4 * count if kind is Kind.ALL else LOOKED_AT
    where = {"at": start.at_ms, "start": start.position}
    rows, ends = [], []
    for one in learners_of(connection, person):
        rows += by_kind[kind].rows(connection, {"learner": one, "look": look, "count": count + 1, **where})
        last = end.rows(connection, {"learner": one, "last": look - 1, **where})
        ends += [_place(last[0])] if len(last) > 1 else []
    stop = (max if older else min)(ends, default=None)
    rows = [row for row in rows if stop is None or (_place(row) >= stop if older else _place(row) <= stop)]
    rows.sort(key=_place, reverse=older)
    return rows[:count], _place(rows[count - 1]) if len(rows) > count else stop


def _place(row: Row) -> Place:
    return Place(row.at, row.position)
