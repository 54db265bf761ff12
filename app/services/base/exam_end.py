"""Ending a test: everything marked and logged in one transaction, once.

All that it needs is the database and the secret, so that the background can do it before anybody looks.
"""

import hashlib
import logging
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from app.services.base.recording import Entry, record
from app.services.base.texts import text_of
from app.store import attempts, persons
from app.store.clock import to_ms
from app.store.database import Database
from app.study.answer_log import Answer
from app.study.attempts import Attempt, Item, SavedAnswer
from app.study.drawing import parameters_of, redraw
from app.study.draws import Draw
from app.study.keeping import read_kept
from app.study.marking import marked
from app.study.modes import Mode
from app.study.question_types.base import Response, Skipped
from app.study.questions import Question

log = logging.getLogger(__name__)
Paper = Mapping[int, Question]


class TextLost(LookupError):
    """A paper names a question whose text is not there: the database was tampered with."""


def end_now(database: Database, secret: bytes, attempt: Attempt, now: datetime) -> None:
    """End a test that its learner hands in; where it was ended before, nothing is done. Raises Busy, OtherOwner."""
    _end(database, secret, attempt, now, lambda _held: True)


def end_if_over(database: Database, secret: bytes, attempt: Attempt, now: datetime) -> None:
    """End a test whose time is over, also by what was granted meanwhile. Raises Busy, OtherOwner."""
    _end(database, secret, attempt, now, lambda held: held.closed(now))


def end_all_over(database: Database, secret: bytes, now: datetime) -> int:
    """End every test whose time is over; how many."""
    with database.reading() as connection:
        over = [one for one in attempts.all_running(connection) if one.closed(now)]
    for one in over:
        try:
            end_if_over(database, secret, one, now)
        except TextLost:  # the others are not to wait for it
            log.exception("the test %s cannot be marked", one.id)
    return len(over)


def paper_of(connection: Connection, secret: bytes, attempt: Attempt) -> Paper:
    """The questions of an attempt by their numbers, each as it was drawn when the attempt began. Raises TextLost."""
    numbered = enumerate(attempt.paper, start=1)
    return {number: _drawn(connection, item, item_seed(secret, attempt, item)) for number, item in numbered}


def keep_seeds(database: Database, secret: bytes) -> None:
    """Give the papers of version 0002 their seeds, so that another secret changes nothing of them."""
    with database.writing() as connection:
        for attempt in attempts.all_of_them(connection):
            if any(not item.seed for item in attempt.paper):
                items = (replace(item, seed=item_seed(secret, attempt, item)) for item in attempt.paper)
                attempts.set_paper(connection, attempt.id, tuple(items))


def item_seed(secret: bytes, attempt: Attempt, item: Item) -> str:
    return item.seed or item_draw(attempt.id, item.question_id).seed(secret)


def item_draw(attempt_id: str, question_id: str) -> Draw:
    """What is drawn in a test is drawn for the attempt, once."""
    return Draw(attempt_id, question_id, 0)


def _drawn(connection: Connection, item: Item, seed: str) -> Question:
    text = text_of(connection, item.question_id, item.revision)
    if text is None:
        raise TextLost(f"{item.question_id} as of {item.revision}")
    return redraw(text, seed, item.parameters)


def _end(
    database: Database, secret: bytes, attempt: Attempt, now: datetime, may_end: Callable[[Attempt], bool]
) -> None:
    with database.reading() as connection:
        paper = paper_of(connection, secret, attempt)
    with database.writing() as connection:
        person = persons.person_of(connection, attempt.learner)
        persons.hold(connection, attempt.learner, person)  # before the attempt, as whoever starts one does
        held = attempts.hold(connection, attempt.id)
        if held is None or held.ended or not may_end(held):
            return
        attempts.end(connection, held.id, to_ms(min(now, held.deadline)))
        entries = _entries(secret, held, paper, attempts.newest_saved(connection, held.id), now)
        record(connection, person, entries)


def _entries(
    secret: bytes, attempt: Attempt, paper: Paper, saved: Mapping[int, SavedAnswer], now: datetime
) -> list[Entry]:
    """The answers to all items, in the order of their times: as far as they were given, else skipped."""
    given = [
        _entry(attempt, question, item_seed(secret, attempt, item), saved.get(number), now)
        for (number, question), item in zip(paper.items(), attempt.paper, strict=True)
    ]
    return sorted(given, key=lambda entry: entry.answer.at)


def _entry(attempt: Attempt, question: Question, seed: str, given: SavedAnswer | None, now: datetime) -> Entry:
    response = _response(question, given)
    at = min(given.at if given else attempt.deadline, now)
    return Entry(
        question=question,
        request_digest=hashlib.sha256(f"{attempt.id}/{question.id}".encode()).hexdigest(),
        answer=Answer(
            id=str(uuid.uuid4()),
            learner=attempt.learner,
            question_id=question.id,
            revision=question.revision,
            key_hash=question.key_hash,
            repetition=0,
            mode=Mode.TEST,
            response=response.plain(),
            seed=seed,
            certainty=given.certainty if given else None,
            hints=0,
            elapsed_ms=given.elapsed_ms if given else None,
            at=at,
            marking=marked(question, response, at),
            parameters=parameters_of(question),
            attempt=attempt.id,
        ),
    )


def _response(question: Question, given: SavedAnswer | None) -> Response:
    return Skipped() if given is None else read_kept(question, given.response)
