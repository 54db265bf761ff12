"""A round as it stands: what was answered, what is asked next, what is gone or waits for a test to end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.services.base.asking import Asked, ask, with_example
from app.services.base.exam_guard import tested_sets
from app.services.base.refusals import NotThere
from app.services.base.remembering import memory_of
from app.services.base.site import Site, Visitor
from app.services.study.plans import planned
from app.services.study.submission import RoundPlace
from app.store import answers, persons, rounds
from app.study.answer_log import Answer
from app.study.rounds import Round
from app.study.slots import Slot, is_open, next_slot, slot_of


@dataclass(frozen=True, slots=True)
class RoundState:
    """A round with its standing `answers`, oldest first.

    `gone` are questions that are not published any more, `paused` sets of which a test runs, each with its attempt.
    Until the round is written, its `plan` has to travel along.
    """

    round: Round
    plan: str
    answers: tuple[Answer, ...]
    gone: frozenset[str]
    paused: Mapping[str, str]

    @property
    def next(self) -> Slot | None:
        """The slot to fill now."""
        return next_slot(self.round.questions, self.answers, self._can_be_asked)

    @property
    def waiting(self) -> str:
        """The test that has to end before the round can: "" where none has to."""
        left = next_slot(self.round.questions, self.answers, lambda one: one not in self.gone)
        return self.paused.get(_set_of(left.question_id), "") if left and self.next is None else ""

    @property
    def last(self) -> Answer | None:
        """The answer that can be undone: while a test of its set runs, none."""
        latest = self.answers[-1] if self.answers else None
        return latest if latest and _set_of(latest.question_id) not in self.paused else None

    def can_be_put_back(self, answer: Answer) -> bool:
        """Whether its slot of this round is empty, and no test of its set runs."""
        slot, questions = slot_of(self.round.questions, answer.slot or 0), self.round.questions
        is_ours = answer.round == self.round.id and _set_of(answer.question_id) not in self.paused
        return is_ours and slot is not None and is_open(questions, self.answers, slot)

    def firsts(self) -> Iterator[tuple[str, Answer | None]]:
        """Each question with its first answer."""
        by_slot = {answer.slot: answer for answer in self.answers}
        return ((question, by_slot.get(number)) for number, question in enumerate(self.round.questions, 1))

    def is_told(self, question_id: str) -> bool:
        """Whether its answer can be told: it is still asked, and no test runs that may ask it."""
        return self._can_be_asked(question_id)

    def place(self, slot: Slot) -> RoundPlace:
        return RoundPlace(self.round.id, slot.number, self.plan)

    def _can_be_asked(self, question_id: str) -> bool:
        return question_id not in self.gone and _set_of(question_id) not in self.paused


def _set_of(question_id: str) -> str:
    return question_id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Slotted:
    """A question as it is asked in a slot of a round."""

    state: RoundState
    slot: Slot
    asked: Asked


def find_round(site: Site, visitor: Visitor, round_id: str, plan: str, now: datetime) -> RoundState:
    """A person's own round, by its address, or by the plan of one that was not written yet. Raises NotThere."""
    mine = planned(site, visitor.learner, plan) if plan else None
    with site.database.reading() as connection:
        found = rounds.find(connection, round_id)
        if found is None or persons.person_of(connection, found.learner) != visitor.person:
            found = rounds.find(connection, mine.id) or mine if mine else None
        if found is None:
            raise NotThere(round_id)
        given = tuple(answers.of_round(connection, found.id)) if found.started_at else ()
        tested = tested_sets(connection, visitor.person, now)
    gone = frozenset(one for one in found.questions if site.find_question(one) is None)
    paused = {one: tested[one] for one in found.sets if one in tested}
    return RoundState(found, "" if found.started_at else plan, given, gone, paused)


def put(site: Site, visitor: Visitor, state: RoundState) -> Slotted | RoundState:
    """The question of the next slot as it is asked now; the round where nothing is left to ask.

    What cannot be drawn, for want of its model, is gone.
    """
    while slot := state.next:
        try:
            return Slotted(state, slot, _asked(site, visitor, slot))
        except NotThere:
            state = replace(state, gone=state.gone | {slot.question_id})
    return state


def _asked(site: Site, visitor: Visitor, slot: Slot) -> Asked:
    question = site.question(slot.question_id)
    with site.database.reading() as connection:
        past = memory_of(connection, visitor.person, question)
    return with_example(site, ask(site, visitor, question, past))
