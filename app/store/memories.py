"""What follows from the log and is kept beside it: memories, activity and tallies."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Executable,
    Table,
    bindparam,
    delete,
    exists,
    func,
    select,
)

from app.store.clock import from_ms, to_ms
from app.store.database import UPSERTS
from app.store.statements import Row, Statement
from app.store.tables import activity, answer, memory, retraction, tally
from app.study.memory import Memory, Unseen, remembered
from app.study.modes import Certainty
from app.study.progress import Tally
from app.study.question_memory import QuestionMemory
from app.study.tallies import EMPTY, Counted, Sum, TallyKey

SHARDS = {"sqlite": 1, "postgresql": 16}
_SUMS = ("answers", "correct", "points")


def _put(table: Table, *, adding: bool) -> Statement:
    """Insert a row; where its key is there, overwrite the rest of it, or add to its sums."""

    def build(dialect: str) -> Executable:
        names = [column.name for column in table.c]
        new = UPSERTS[dialect](table).values({name: bindparam(name) for name in names})
        rest = _SUMS if adding else [name for name in names if name not in table.primary_key.columns]
        changed = {name: table.c[name] + new.excluded[name] if adding else new.excluded[name] for name in rest}
        put: Executable = new.on_conflict_do_update(index_elements=table.primary_key.columns, set_=changed)
        return put

    return Statement(build)


_REMEMBER, _ACT, _COUNT = _put(memory, adding=False), _put(activity, adding=True), _put(tally, adding=True)
_ACTIVITY = Statement(
    lambda _dialect: select(activity).where(
        activity.c.person == bindparam("person"), activity.c.quarter >= bindparam("since")
    )
)
_OF_PERSON = Statement(lambda _dialect: select(memory).where(memory.c.person == bindparam("person")))
_OF_QUESTION = Statement(
    lambda _dialect: select(memory).where(
        memory.c.person == bindparam("person"), memory.c.question_id == bindparam("question")
    )
)
_OF_SET = Statement(
    lambda _dialect: select(memory).where(
        memory.c.person == bindparam("person"),
        memory.c.question_id > bindparam("first"),
        memory.c.question_id < bindparam("beyond"),
    )
)


def of_person(connection: Connection, person: str) -> dict[str, QuestionMemory]:
    """All that is remembered of a person, by question."""
    return {row.question_id: read(row) for row in _OF_PERSON.rows(connection, {"person": person})}


def of_set(connection: Connection, person: str, set_id: str) -> dict[str, QuestionMemory]:
    """What is remembered of the questions of one set: their ids begin with `set/`, and 0 is what comes after /."""
    wanted = {"person": person, "first": f"{set_id}/", "beyond": f"{set_id}0"}
    return {row.question_id: read(row) for row in _OF_SET.rows(connection, wanted)}


def of_question(connection: Connection, person: str, question_id: str) -> QuestionMemory:
    rows = _OF_QUESTION.rows(connection, {"person": person, "question": question_id})
    return read(rows[0]) if rows else QuestionMemory()


def remember(connection: Connection, person: str, question_id: str, new: QuestionMemory) -> None:
    """Put `new` in the place of what was remembered."""
    _REMEMBER.run(connection, {"person": person, "question_id": question_id, **_row(new)})


def act(connection: Connection, person: str, sums: Mapping[datetime, Sum]) -> None:
    """Add to what a person practised, by quarter of an hour."""
    rows = [{"person": person, "quarter": to_ms(at), **_sum_row(found)} for at, found in sorted(sums.items())]
    _ACT.run(connection, *rows)


def count(connection: Connection, learner: str, sums: Mapping[TallyKey, Sum]) -> None:
    """Add to the tallies."""
    count_several(connection, {learner: sums})


def count_several(connection: Connection, by_learner: Mapping[str, Mapping[TallyKey, Sum]]) -> None:
    """Add to the tallies, in one order for all: so nobody waits for somebody who waits for them."""
    found: dict[tuple[int, TallyKey], Sum] = defaultdict(lambda: EMPTY)
    for learner, sums in by_learner.items():
        shard = int(hashlib.sha256(learner.encode()).hexdigest(), 16) % SHARDS[connection.dialect.name]
        for key, one in sums.items():
            found[shard, key] += one
    _COUNT.run(connection, *(_tally_row(key, shard, one) for (shard, key), one in sorted(found.items())))


def activity_of(connection: Connection, person: str, since: datetime | None = None) -> dict[datetime, Sum]:
    """What a person practised, from a moment on or ever, by quarter of an hour."""
    rows = _ACTIVITY.rows(connection, {"person": person, "since": to_ms(since) if since else 0})
    return {from_ms(row.quarter): _sum(row) for row in rows if row.answers}


def tallies(connection: Connection, question_id: str) -> dict[TallyKey, Sum]:
    """What everybody's answers to a question add up to."""
    sums = [func.sum(tally.c[name]).label(name) for name in _SUMS]
    key = (tally.c.question_id, tally.c.revision, tally.c.mode, tally.c.counted, tally.c.name)
    rows = connection.execute(select(*key, *sums).where(tally.c.question_id == question_id).group_by(*key))
    return {
        TallyKey(row.question_id, row.revision, row.mode, Counted(row.counted), row.name): _sum(row)
        for row in rows
        if row.answers
    }


def counted_questions(connection: Connection) -> list[str]:
    """Every question that has a tally."""
    return list(connection.scalars(select(tally.c.question_id).distinct()))


def any_uncounted(connection: Connection) -> bool:
    """Whether something was answered that has no tally."""
    counted = exists().where(tally.c.question_id == answer.c.question_id)
    taken_back = exists().where(retraction.c.answer == answer.c.position)
    return connection.execute(select(answer.c.position).where(~counted, ~taken_back).limit(1)).first() is not None


def any_made_otherwise(connection: Connection, scheduler: str) -> bool:
    """Whether a memory was made with another scheduler."""
    others = select(memory.c.person).where(memory.c.scheduler != scheduler).limit(1)
    return connection.execute(others).first() is not None


def lock_tallies(connection: Connection) -> None:
    """Until this transaction ends, no tally changes elsewhere: whoever is just counting is waited for."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE tally IN SHARE ROW EXCLUSIVE MODE")


def forget_person(connection: Connection, person: str) -> None:
    """Drop memories and activity, before they are made again."""
    for table in (memory, activity):
        connection.execute(delete(table).where(table.c.person == person))


def forget_tallies(connection: Connection, question_id: str) -> None:
    connection.execute(delete(tally).where(tally.c.question_id == question_id))


def read(row: Row) -> QuestionMemory:
    """A row of `memory`."""
    return QuestionMemory(
        repetitions=row.repetitions,
        standing=row.standing,
        memory=_memory(row),
        right=row.right,
        practice=Tally(row.answers, row.correct, row.points),
        by_certainty={Certainty(name): Tally(*sums) for name, sums in json.loads(row.by_certainty).items()},
        recent=tuple(json.loads(row.recent)),
        scheduler=row.scheduler,
    )


def _memory(row: Row) -> Memory:
    if row.due is None:
        return Unseen()
    due, last = from_ms(row.due), None if row.last_review is None else from_ms(row.last_review)
    return remembered(row.state, row.step, row.stability, row.difficulty, due, last)


def _row(new: QuestionMemory) -> dict[str, Any]:
    return {
        "repetitions": new.repetitions,
        "standing": new.standing,
        **_card_row(new.memory),
        "right": new.right,
        "answers": new.practice.answers,
        "correct": new.practice.correct,
        "points": new.practice.points,
        "by_certainty": json.dumps({str(c): [t.answers, t.correct, t.points] for c, t in new.by_certainty.items()}),
        "recent": json.dumps(new.recent),
        "scheduler": new.scheduler,
    }


def _card_row(found: Memory) -> dict[str, Any]:
    if isinstance(found, Unseen):
        return dict.fromkeys(("state", "step", "stability", "difficulty", "due", "last_review"))
    card = found.card
    return {
        "state": card.state.value,
        "step": card.step,
        "stability": card.stability,
        "difficulty": card.difficulty,
        "due": to_ms(card.due),
        "last_review": None if card.last_review is None else to_ms(card.last_review),
    }


def _tally_row(key: TallyKey, shard: int, found: Sum) -> dict[str, Any]:
    named = {"question_id": key.question_id, "revision": key.revision, "mode": key.mode}
    return {**named, "counted": str(key.counted), "name": key.name, "shard": shard, **_sum_row(found)}


def _sum_row(found: Sum) -> dict[str, int]:
    return {"answers": found.answers, "correct": found.correct, "points": found.points}


def _sum(row: Any) -> Sum:
    return Sum(int(row.answers), int(row.correct), int(row.points))
