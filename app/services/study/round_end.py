"""The end of a round: what it came to, what it moved, what is not there yet, what comes next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from app.services.base.asking import recalled
from app.services.base.refusals import NotThere
from app.services.base.remembering import memories_of_person
from app.services.base.site import Site, Visitor
from app.services.base.texts import drawn_for
from app.services.study.onward import Onward, onward
from app.services.study.round_moved import round_moved
from app.services.study.round_state import RoundState
from app.store.exam_dates import exam_dates_of
from app.study.answer_log import Answer
from app.study.days import Today
from app.study.drawing import redraw
from app.study.feedback import misconceptions
from app.study.memory import Memory, Remembered
from app.study.misconceptions import Misconception, named
from app.study.moved import Moved
from app.study.questions import Question
from app.study.round_score import Score, score_of, was_known


@dataclass(frozen=True, slots=True)
class Missed:
    """A first answer that was not all right, at its place in the round, and what was asked, as it was drawn.

    `text` is None where nobody kept it. `again` is the answer to the same question later in the round.
    """

    number: int
    answer: Answer
    text: Question | None
    misconceptions: tuple[Misconception, ...]
    again: Answer | None

    @property
    def came_right(self) -> bool:
        return self.again is not None and was_known(self.again)


@dataclass(frozen=True, slots=True)
class RoundEnd:
    """A round that is over. `missed` leaves out what a running test keeps back; `to_repeat` are today's ids of it.

    `returns` says when its questions come back, `exams` when there is one about its sets: today, or later.
    """

    state: RoundState
    score: Score
    moved: tuple[Moved, ...]
    missed: tuple[Missed, ...]
    to_repeat: tuple[str, ...]
    returns: tuple[datetime, ...]
    exams: tuple[tuple[str, date], ...]
    onward: Onward


def round_score(state: RoundState) -> Score:
    """Of the first answers; those to a question that is gone do not count."""
    firsts = [answer for _number, answer in _counted(state)]
    return score_of(firsts, _repeats(state), state.answers)


def round_end(site: Site, visitor: Visitor, state: RoundState, today: Today, new_a_day: int) -> RoundEnd:
    """What there is to say at the end. The log is read for what the round touched alone."""
    asked = [site.question(one) for one in state.round.questions if one not in state.gone]
    with site.database.reading() as connection:
        remembered = recalled(memories_of_person(connection, visitor.person, site.library.sets.values()))
        moves = round_moved(site, connection, visitor.person, state, remembered, today.days)
        missed = tuple(_missed(site, connection, state))
        exams = exam_dates_of(connection, visitor.person)
    return RoundEnd(
        state=state,
        score=round_score(state),
        moved=moves,
        missed=missed,
        to_repeat=tuple(site.question(one.answer.question_id).id for one in missed),
        returns=tuple(_returns(asked, remembered, today)),
        exams=tuple((one, exams[one]) for one in state.round.sets if exams.get(one, date.min) >= today.calendar_day),
        onward=onward(site, visitor, state, remembered, today, new_a_day),
    )


def _counted(state: RoundState) -> Iterator[tuple[int, Answer]]:
    """The first answers that count, each with its number."""
    firsts = enumerate(state.firsts(), 1)
    return ((number, answer) for number, (question, answer) in firsts if answer and question not in state.gone)


def _repeats(state: RoundState) -> Mapping[str, Answer]:
    """The second answers, by the id of the first."""
    by_slot = {answer.slot: answer for answer in state.answers}
    length = len(state.round.questions)
    return {first.id: by_slot[number + length] for number, first in _counted(state) if number + length in by_slot}


def _missed(site: Site, connection: Connection, state: RoundState) -> Iterator[Missed]:
    """What a test asks about that runs now is not told."""
    repeats = _repeats(state)
    for number, answer in _counted(state):
        if was_known(answer) or not state.is_told(answer.question_id):
            continue
        text = _text(site, connection, answer)
        looks_like = misconceptions(text, answer.response) if text else []
        known = site.library.misconceptions(answer.question_id.partition("/")[0])
        yield Missed(number, answer, text, named(looks_like, known), repeats.get(answer.id))


def _text(site: Site, connection: Connection, answer: Answer) -> Question | None:
    """As it was drawn; the library has it, unless it was rewritten since."""
    try:
        published = site.question(answer.question_id)
    except NotThere:
        return drawn_for(connection, answer)
    if (published.id, published.revision) != (answer.question_id, answer.revision):
        return drawn_for(connection, answer)
    return redraw(published, answer.seed, answer.parameters)


def _returns(asked: list[Question], remembered: Mapping[str, Memory], today: Today) -> Iterator[datetime]:
    found = (remembered.get(question.id) for question in asked)
    return (memory.comes_back(today.days) for memory in found if isinstance(memory, Remembered))
