"""Answering: marked, committed to the log, and only then acknowledged."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import NoReturn

from app.lab.probes import Spot
from app.services.asking import Asked, ask
from app.services.invigilating import refuse_during_test
from app.services.site import NotThere, Site, Visitor
from app.services.texts import text_of
from app.services.visiting import admit, welcome
from app.store import answers
from app.store.answers import Logged
from app.store.clock import to_ms
from app.study.answers import Answer
from app.study.drawing import parameters_of, redraw
from app.study.marking import key_of, mark
from app.study.memory import Memory, Remembered, remember, replay
from app.study.next_question import askable
from app.study.questions import Question
from app.study.reading import UnreadableResponse, read_response
from app.study.responses import SCHEDULED, Certainty, Mode, plain_response
from app.study.variants import Variant


@dataclass(frozen=True, slots=True)
class Submission:
    """An answer as it came in, under the id that the browser made for it."""

    id: str
    question_id: str
    variant: Variant
    mode: Mode
    response: Mapping[str, object]
    certainty: Certainty | None = None
    hints: int = 0
    elapsed_ms: int | None = None
    spot: Spot | None = None  # the cell of the lab that was asked about

    def digest(self) -> str:
        """The same for a repeat. The time it took is a measurement, not a part of the answer."""
        said = [self.question_id, str(self.variant), self.mode, self.response, self.certainty, self.hints]
        if self.spot:
            said.append(asdict(self.spot))
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer of the log, the question as it was drawn for it, and when it comes back.

    `due` is None where the answer was taken back, and in a test.
    """

    answer: Answer
    question: Question
    due: datetime | None


class AnswerConflict(Exception):
    """The id already belongs to another answer."""


class StaleVariant(Exception):
    """The question has changed, or was answered elsewhere, since it was shown; `fresh` is how it stands now."""

    def __init__(self, fresh: Asked) -> None:
        super().__init__(f"now {fresh.variant}")
        self.fresh = fresh


def answer_question(site: Site, visitor: Visitor, submission: Submission, now: datetime) -> Marked:
    """Mark and log an answer; a repeat gets what the first one got.

    Raises NotThere, UnreadableResponse, StaleVariant, AnswerConflict, RunningTest, GateBusy; what `ask` raises about a
    spot.
    """
    refuse_during_test(site, visitor.learner, submission.question_id.partition("/")[0], now)
    try:
        question = site.question(submission.question_id)
    except NotThere:
        if repeat := _repeat(site, visitor, submission, now):
            return repeat
        raise
    asked = ask(site, visitor.learner, question, submission.spot)
    if submission.variant != asked.variant:
        return _repeat(site, visitor, submission, now) or _stale(asked)
    entry = _entry(visitor, submission, asked, now)
    if not _log(site, visitor, entry, submission.digest(), now):
        return _repeat(site, visitor, submission, now) or _stale(ask(site, visitor.learner, question, submission.spot))
    return Marked(entry, asked.question, _due(asked.memory, entry))


def _due(memory: Memory, entry: Answer) -> datetime | None:
    """When it comes back; an answer in the lab leaves that as it was."""
    after = remember(memory, entry.grade, entry.at) if entry.mode in SCHEDULED else memory
    return after.due if isinstance(after, Remembered) else None


def _log(site: Site, visitor: Visitor, entry: Answer, request_digest: str, now: datetime) -> bool:
    """Whether `entry` is new and was added; where it is not, nobody was let in for it either."""
    with site.database.writing() as connection:
        admit(connection, visitor, now)
        added = answers.append(connection, entry, request_digest)
        if not added:
            connection.rollback()
    return added


def _entry(visitor: Visitor, submission: Submission, asked: Asked, now: datetime) -> Answer:
    question = asked.question
    asked_here = submission.mode is not Mode.TEST and askable([question], submission.mode)
    if not asked_here or (submission.mode is Mode.LAB) != (submission.spot is not None):
        raise UnreadableResponse(f"this question is not asked in {submission.mode}")
    response = read_response(question, submission.response)
    return Answer(
        id=submission.id,
        learner=visitor.learner,
        question_id=question.id,
        revision=question.revision,
        key_hash=question.key_hash,
        meeting=asked.variant.meeting,
        mode=submission.mode,
        response=plain_response(response),
        key=key_of(question),
        seed=asked.seed,
        score=mark(question, response).score,
        certainty=submission.certainty,
        hints=submission.hints,
        elapsed_ms=submission.elapsed_ms,
        at=now,
        parameters=parameters_of(question),
    )


def _stale(asked: Asked) -> NoReturn:
    raise StaleVariant(asked)


def _repeat(site: Site, visitor: Visitor, submission: Submission, now: datetime) -> Marked | None:
    """The stored answer where this very submission came before. Raises AnswerConflict where another did.

    A newcomer whose first reply was lost has no session yet, and is let in now: where the page says which learner this
    is. To anyone else who knows the id and the whole answer, the reply is all there is: an id is no password.
    """
    with site.database.reading() as connection:
        logged = answers.find(connection, submission.id)
    if logged is None:
        return None
    if logged.request_digest != submission.digest():
        raise AnswerConflict(submission.id)
    if logged.answer.learner == visitor.learner:
        welcome(site, visitor, now)
    return _marked(site, logged)


def marked_answer(site: Site, learner: str, answer_id: str, now: datetime) -> Marked:
    """A learner's own answer as it was marked. Raises NotThere, RunningTest."""
    with site.database.reading() as connection:
        logged = answers.find(connection, answer_id)
    if logged is None or logged.answer.learner != learner:
        raise NotThere(answer_id)
    refuse_during_test(site, learner, logged.answer.question_id.partition("/")[0], now)
    return _marked(site, logged)


def _marked(site: Site, logged: Logged) -> Marked:
    entry = logged.answer
    with site.database.reading() as connection:
        text = text_of(connection, entry.question_id, entry.revision)
        history = answers.to_question(connection, entry.learner, entry.question_id)
    if text is None:
        raise NotThere(entry.question_id)
    upto = [a for a in answers.standing(history) if a.meeting <= entry.meeting]
    memory = replay(upto)
    comes_back = entry.mode is not Mode.TEST and not logged.retracted
    due = memory.due if isinstance(memory, Remembered) and comes_back else None
    return Marked(entry, redraw(text, entry.seed, entry.parameters), due)


def retract_answer(site: Site, learner: str, answer_id: str, now: datetime) -> Marked:
    """Take back a learner's own answer; one of a test stands. Raises NotThere, RunningTest, GateBusy."""
    marked = marked_answer(site, learner, answer_id, now)
    if marked.answer.mode is Mode.TEST:
        raise NotThere(answer_id)
    with site.database.writing() as connection:
        answers.retract(connection, answer_id, to_ms(now))
    return marked
