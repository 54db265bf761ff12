"""Forgetting: a person goes from every table and out of the sums over everybody, in one transaction."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from app.services.base.texts import Texts
from app.store import answers, learners, memories, personal, persons
from app.store.clock import to_ms
from app.store.database import Database
from app.study.answer_log import Answer
from app.study.tallies import EMPTY, Sum, TallyKey, keys_of, sum_of

Keys = dict[str, tuple[TallyKey, ...]]  # where an answer counts, by its id


def forget(database: Database, person: str, now: datetime) -> bool:
    """Forget a person for good: a test that runs, every session, all they did. False where nothing was stored.

    What is asked of an earlier page of theirs afterwards comes from somebody new. Raises Busy.
    """
    with database.reading() as connection:  # to draw each question again takes long: not while everybody waits
        known = _keys(connection, _standing(connection, person), {})
    with database.writing() as connection:
        persons.lock(connection, person)
        theirs = persons.learners_of(connection, person)
        if not theirs:
            return False
        _uncount(connection, _standing(connection, person), known)
        personal.delete_person(connection, person)
        learners.keep_forgotten(connection, theirs, to_ms(now))
    return True


def _standing(connection: Connection, person: str) -> list[Answer]:
    return [logged.answer for logged in answers.of_person(connection, person) if logged.stands]


def _keys(connection: Connection, standing: Iterable[Answer], known: Keys) -> Keys:
    """Those that are `known`, and those of what was answered since."""
    texts = Texts(connection)
    new = (answer for answer in standing if answer.id not in known)
    return known | {answer.id: tuple(keys_of(answer, texts.drawn_for(answer))) for answer in new}


def _uncount(connection: Connection, standing: list[Answer], known: Keys) -> None:
    keys = _keys(connection, standing, known)
    sums: dict[str, dict[TallyKey, Sum]] = defaultdict(lambda: defaultdict(lambda: EMPTY))
    for answer in standing:
        for key in keys[answer.id]:
            sums[answer.learner][key] += -sum_of(answer)
    memories.count_several(connection, sums)
