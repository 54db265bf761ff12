"""Filling a slot of a round: the first answer writes the round, and a slot is answered once."""

from dataclasses import replace

from sqlalchemy import Connection

from app.services.base.refusals import NotThere, SlotTaken
from app.services.base.site import Site, Visitor
from app.services.study.plans import planned
from app.services.study.submission import RoundPlace
from app.store import answers, persons, rounds
from app.study.answer_log import Answer
from app.study.modes import Mode
from app.study.next_question import mode_of
from app.study.rounds import Round
from app.study.slots import is_open, slot_of


def in_slot(site: Site, connection: Connection, visitor: Visitor, answer: Answer, place: RoundPlace) -> Answer:
    """The answer as it stands in its slot, inside the write that logs it, while its person is held.

    Raises SlotTaken, NotThere.
    """
    found = _written(site, connection, visitor, answer, place)
    slot = slot_of(found.questions, place.slot)
    question = site.find_question(slot.question_id) if slot else None
    if not slot or not question or question.id != answer.question_id:
        raise NotThere(place.round)
    if answer.mode is not (Mode.EXTRA if slot.repeats else mode_of(question)):
        raise NotThere(place.round)
    if not is_open(found.questions, answers.of_round(connection, found.id), slot):
        raise SlotTaken(found.id)
    return replace(answer, round=found.id, slot=slot.number)


def _written(site: Site, connection: Connection, visitor: Visitor, answer: Answer, place: RoundPlace) -> Round:
    """The round, written now where this is its first answer."""
    found = rounds.find(connection, place.round)
    if found and persons.person_of(connection, found.learner) == visitor.person:
        return found
    mine = planned(site, visitor.learner, place.plan)
    if mine is None:
        raise NotThere(place.round)
    rounds.add(connection, mine, answer.at)
    return mine
