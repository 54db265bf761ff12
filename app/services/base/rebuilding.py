"""Rebuilding: what stands beside the log is made again from it, or held against it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection

from app.services.base.recording import activity_of, tallies_of
from app.store import answers, memories, persons
from app.store.database import Database
from app.study.answer_log import Logged
from app.study.memory import SCHEDULER
from app.study.question_memory import QuestionMemory, fold
from app.study.tallies import EMPTY, Sum, TallyKey


def rebuild(database: Database) -> int:
    """Make all memories, activity and tallies again; of how many persons. Answers may come in meanwhile."""
    with database.reading() as connection:
        everybody, asked = persons.all_persons(connection), _asked(connection)
    for person in everybody:
        with database.writing() as connection:
            persons.lock(connection, person)
            rebuild_person(connection, person)
    for question_id in asked:
        with database.writing() as connection:
            memories.lock_tallies(connection)
            _rebuild_tallies(connection, question_id)
    return len(everybody)


def is_unfinished(database: Database) -> bool:
    """Whether somebody answered of whom nothing is remembered, something has no tally, or the scheduler was another."""
    with database.reading() as connection:
        outdated = memories.any_made_otherwise(connection, SCHEDULER)
        return outdated or persons.any_forgotten(connection) or memories.any_uncounted(connection)


def rebuild_person(connection: Connection, person: str) -> None:
    """Make a person's memories and activity again, while the person is locked."""
    history = answers.of_person(connection, person)
    memories.forget_person(connection, person)
    for question_id, remembered in memories_of(history).items():
        memories.remember(connection, person, question_id, remembered)
    memories.act(connection, person, activity_of(history))


def _rebuild_tallies(connection: Connection, question_id: str) -> None:
    memories.forget_tallies(connection, question_id)
    for learner, sums in tallies_of(connection, answers.all_to_question(connection, question_id)).items():
        memories.count(connection, learner, sums)


def memories_of(history: list[Logged]) -> dict[str, QuestionMemory]:
    """What a history leaves behind of each question."""
    question = attrgetter("answer.question_id")
    return {asked: fold(its) for asked, its in groupby(sorted(history, key=question), question)}


def differences(database: Database) -> Iterator[str]:
    """What stands otherwise beside the log than the log says, in a line each; all of one moment."""
    with database.snapshot() as connection:
        for person in persons.all_persons(connection):
            history = answers.of_person(connection, person)
            if memories.of_person(connection, person) != memories_of(history):
                yield f"memories of {person}"
            if memories.activity_of(connection, person) != activity_of(history):
                yield f"activity of {person}"
        for question_id in _asked(connection):
            if memories.tallies(connection, question_id) != _tallies(connection, question_id):
                yield f"tallies of {question_id}"


def _tallies(connection: Connection, question_id: str) -> dict[TallyKey, Sum]:
    found: dict[TallyKey, Sum] = defaultdict(lambda: EMPTY)
    for sums in tallies_of(connection, answers.all_to_question(connection, question_id)).values():
        for key, one in sums.items():
            found[key] += one
    return dict(found)


def _asked(connection: Connection) -> list[str]:
    return sorted({*answers.questions(connection), *memories.counted_questions(connection)})
