"""Recording: an answer is appended, and what follows from it brought up, in one transaction.

Memories, activity and tallies stand beside the log, so that no page has to read it through; `flask study rebuild` makes
them again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from app.services.base.texts import Texts
from app.store import answers, memories, persons
from app.store.clock import from_ms
from app.study.answer_log import Answer, Logged
from app.study.memory import SCHEDULER
from app.study.modes import Mode
from app.study.question_memory import QuestionMemory, fold
from app.study.questions import Question
from app.study.tallies import EMPTY, Sum, TallyKey, keys_of, quarter_of, sum_of


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer to be logged, the question as it was drawn for it, and the digest of the request that brought it."""

    answer: Answer
    question: Question
    request_digest: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """An answer as it was logged, and what is remembered of its question from now on."""

    answer: Answer
    memory: QuestionMemory


class AlreadyLogged(Exception):
    """There is an answer with this id, or this person's answer to this draw: the transaction is to be undone."""


def record(connection: Connection, person: str, entries: Iterable[Entry]) -> list[Recorded]:
    """Log the answers of one learner, while their person is held. Raises AlreadyLogged.

    No answer is earlier than the person's last one: the order of the log and that of its times are the same.
    """
    recorded = []
    sums: dict[TallyKey, Sum] = defaultdict(lambda: EMPTY)
    for entry in entries:
        done = _record(connection, person, entry)
        recorded.append(done)
        for key in keys_of(done.answer, entry.question):
            sums[key] += sum_of(done.answer)
    if recorded:
        memories.count(connection, recorded[0].answer.learner, sums)
    return recorded


def _record(connection: Connection, person: str, entry: Entry) -> Recorded:
    answer = entry.answer
    before = persons.before_an_answer(connection, person, answer.question_id, answer.seed)
    answer = replace(answer, at=max(answer.at, from_ms(before.last_at_ms)))
    if before.answered or not answers.append(connection, answer, entry.request_digest):
        raise AlreadyLogged(answer.id)
    known = memories.read(before.remembered) if before.remembered else None
    memory = (
        known.after(Logged(answer, stands=True))
        if known and known.scheduler == SCHEDULER
        else fold(answers.to_question(connection, person, answer.question_id))
    )
    memories.remember(connection, person, answer.question_id, memory)
    if answer.mode is not Mode.TEST:
        memories.act(connection, person, {quarter_of(answer.at): sum_of(answer)})
    return Recorded(answer, memory)


def set_standing(
    connection: Connection, person: str, answer: Answer, question: Question | None, *, stands: bool
) -> None:
    """After an answer was taken back or put back, while the person is locked: bring up what follows from it."""
    memory = fold(answers.to_question(connection, person, answer.question_id))
    memories.remember(connection, person, answer.question_id, memory)
    change = sum_of(answer) if stands else -sum_of(answer)
    memories.act(connection, person, {quarter_of(answer.at): change})
    memories.count(connection, answer.learner, dict.fromkeys(keys_of(answer, question), change))


def activity_of(history: Iterable[Logged]) -> dict[datetime, Sum]:
    """What somebody practised, by quarter of an hour."""
    found: dict[datetime, Sum] = defaultdict(lambda: EMPTY)
    for logged in history:
        if logged.stands and logged.answer.mode is not Mode.TEST:
            found[quarter_of(logged.answer.at)] += sum_of(logged.answer)
    return dict(found)


def tallies_of(connection: Connection, history: Iterable[Logged]) -> Mapping[str, dict[TallyKey, Sum]]:
    """What everybody's answers to one question add up to, by learner."""
    found: dict[str, dict[TallyKey, Sum]] = defaultdict(lambda: defaultdict(lambda: EMPTY))
    texts = Texts(connection)
    for answer in (logged.answer for logged in history if logged.stands):
        for key in keys_of(answer, texts.drawn_for(answer)):
            found[answer.learner][key] += sum_of(answer)
    return found
