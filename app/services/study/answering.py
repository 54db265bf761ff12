"""Answering: marked, committed to the log, and only then acknowledged."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NoReturn

from sqlalchemy import Connection

from app.lab.generators import Spot
from app.services.base.asking import Asked, ask, ask_again
from app.services.base.exam_guard import refuse_during_test, refuse_to_show
from app.services.base.recording import AlreadyLogged, Entry, Recorded, record
from app.services.base.refusals import AnswerConflict, NotThere, SlotTaken
from app.services.base.remembering import answers_to, memory_of
from app.services.base.site import Site, Visitor
from app.services.base.texts import drawn_for
from app.services.base.visiting import admit, welcome
from app.services.study.filling import in_slot
from app.services.study.submission import Submission
from app.store import answers, persons
from app.store.answers import Found
from app.study.answer_log import Answer
from app.study.days import Days
from app.study.drawing import parameters_of
from app.study.draws import Variant
from app.study.feedback import misconceptions
from app.study.marking import marked
from app.study.memory import Memory, Remembered, replay
from app.study.misconceptions import Misconception, named
from app.study.modes import Mode
from app.study.next_question import askable
from app.study.question_memory import QuestionMemory
from app.study.question_types.base import UnreadableResponse
from app.study.questions import Question
from app.study.reading import read_response


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer of the log, the question as it was drawn for it, whether it stands, and when it comes back.

    `memory` is what it left behind: None where it was taken back, and in a test. `misconceptions` are what the answer
    looks like.
    """

    answer: Answer
    question: Question
    memory: Remembered | None
    misconceptions: tuple[Misconception, ...]
    stands: bool = True

    def due(self, days: Days) -> datetime | None:
        """When the question comes back, where it is scheduled."""
        return self.memory.comes_back(days) if self.memory else None


class StaleVariant(Exception):
    """What was shown was answered before, or cannot be drawn again; `fresh` is the question as it is now."""

    def __init__(self, fresh: Asked) -> None:
        super().__init__(f"now {fresh.variant}")
        self.fresh = fresh


def answer_question(site: Site, visitor: Visitor, submission: Submission, now: datetime) -> Marked:
    """Mark an answer by what was shown, and log it; a repeat gets what the first one got.

    Raises NotThere, UnreadableResponse, StaleVariant, AnswerConflict, SlotTaken, RunningTest, Busy, OtherOwner; what
    `ask` raises about a spot.
    """
    refuse_during_test(site, visitor.person, submission.question_id.partition("/")[0], now)
    try:
        question = site.question(submission.question_id)
    except NotThere:
        if repeat := _repeat(site, visitor, submission, now):
            return repeat
        raise
    shown = ask_again(site, question, submission.variant, _past(site, visitor, question, submission), submission.spot)
    if shown:
        entry = Entry(_answer(visitor, submission, shown, now), shown.question, submission.digest())
        if recorded := _log(site, visitor, entry, submission, now):
            remembered = _remembered(site, visitor, question, recorded)
            looks_like = _looks_like(site, shown.question, recorded.answer)
            return Marked(recorded.answer, shown.question, _known(remembered.memory), looks_like)
    return _repeat(site, visitor, submission, now) or _stale(site, visitor, question, submission.spot)


def _past(site: Site, visitor: Visitor, question: Question, submission: Submission) -> QuestionMemory:
    """A sealed variant says all by itself: only an old one is held against what was answered."""
    if isinstance(submission.variant, Variant):
        return QuestionMemory()
    with site.database.reading() as connection:
        return memory_of(connection, visitor.person, question)


def _remembered(site: Site, visitor: Visitor, question: Question, recorded: Recorded) -> QuestionMemory:
    """What is remembered of the question now, with what was answered under its earlier ids."""
    if not question.aka:
        return recorded.memory
    with site.database.reading() as connection:
        return memory_of(connection, visitor.person, question)


def _known(memory: Memory) -> Remembered | None:
    return memory if isinstance(memory, Remembered) else None


def _log(site: Site, visitor: Visitor, entry: Entry, submission: Submission, now: datetime) -> Recorded | None:
    """What was logged; None where it is no new answer: then nobody was let in for it either. Raises SlotTaken."""

    def log(connection: Connection) -> Recorded:
        admit(connection, visitor, now)
        place, answer = submission.place, entry.answer
        placed = in_slot(site, connection, visitor, answer, place) if place else answer
        return record(connection, visitor.person, [replace(entry, answer=placed)])[0]

    try:
        return site.database.commit(log)
    except AlreadyLogged:
        return None
    except SlotTaken:
        if _came_before(site, submission):
            return None
        raise


def _answer(visitor: Visitor, submission: Submission, shown: Asked, now: datetime) -> Answer:
    question = shown.question
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
        repetition=shown.draw.repetition,
        mode=submission.mode,
        response=response.plain(),
        seed=shown.seed,
        certainty=submission.certainty,
        hints=submission.hints,
        elapsed_ms=submission.elapsed_ms,
        at=now,
        marking=marked(question, response, now),
        parameters=parameters_of(question),
    )


def _stale(site: Site, visitor: Visitor, question: Question, spot: Spot | None) -> NoReturn:
    """Raises StaleVariant with the question as it is now."""
    with site.database.reading() as connection:
        past = memory_of(connection, visitor.person, question)
    raise StaleVariant(ask(site, visitor, question, past, spot))


def _came_before(site: Site, submission: Submission) -> bool:
    """Whether this very submission came before."""
    with site.database.reading() as connection:
        found = answers.find(connection, submission.id)
    return found is not None and found.request_digest == submission.digest()


def _repeat(site: Site, visitor: Visitor, submission: Submission, now: datetime) -> Marked | None:
    """The stored answer where this very submission came before. Raises AnswerConflict where another did.

    A program whose first reply was lost comes with its grant, and is let in now. To anyone else who knows the id and
    the whole answer, the reply is all there is: an id is no password.
    """
    with site.database.reading() as connection:
        found = answers.find(connection, submission.id)
    if found is None:
        return None
    if found.request_digest != submission.digest():
        raise AnswerConflict(submission.id)
    if found.answer.learner == visitor.learner:
        welcome(site, visitor, now)
    return _marked(site, found)


def marked_answer(site: Site, person: str, answer_id: str, now: datetime) -> Marked:
    """A person's own answer as it was marked. Raises NotThere, RunningTest."""
    found = own_answer(site, person, answer_id)
    refuse_to_show(site, person, found.answer.question_id.partition("/")[0], now)
    return _marked(site, found)


def own_answer(site: Site, person: str, answer_id: str) -> Found:
    """A person's own answer as the log has it. Raises NotThere."""
    with site.database.reading() as connection:
        found = answers.find(connection, answer_id)
        if found is None or persons.person_of(connection, found.answer.learner) != person:
            raise NotThere(answer_id)
    return found


def _marked(site: Site, found: Found) -> Marked:
    """The memory is that which the answers up to this one had left."""
    entry = found.answer
    with site.database.reading() as connection:
        question = drawn_for(connection, entry)
        person = persons.person_of(connection, entry.learner)
        history = answers_to(site, connection, person, entry.question_id)
    if question is None:
        raise NotThere(entry.question_id)
    ids = [logged.answer.id for logged in history]
    upto = [logged.answer for logged in history[: ids.index(entry.id) + 1] if logged.stands]
    memory = _known(replay(upto)) if found.stands and entry.mode is not Mode.TEST else None
    return Marked(entry, question, memory, _looks_like(site, question, entry), found.stands)


def _looks_like(site: Site, question: Question, answer: Answer) -> tuple[Misconception, ...]:
    """The misconceptions that an answer comes from, by the names that they have now."""
    return named(misconceptions(question, answer.response), site.library.misconceptions(question.set_id))
