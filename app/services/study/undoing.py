"""Taking an answer back, and putting it back."""

from datetime import datetime

from sqlalchemy import Connection

from app.services.base.recording import set_standing
from app.services.base.refusals import NotThere, SlotTaken
from app.services.base.site import Site
from app.services.base.texts import drawn_for
from app.services.study.answering import Marked, marked_answer, own_answer
from app.store import answers, persons, rounds
from app.store.clock import to_ms
from app.study.answer_log import Answer
from app.study.modes import Mode
from app.study.slots import is_open, slot_of


def taken_back(site: Site, person: str, answer_id: str) -> Answer | None:
    """A person's own answer that was taken back; None where it was not."""
    try:
        found = own_answer(site, person, answer_id)
    except NotThere:
        return None
    return None if found.stands else found.answer


def retract_answer(site: Site, person: str, answer_id: str, now: datetime) -> Marked:
    """Take back a person's own answer, in a round with what repeats it; one of a test stands.

    Raises NotThere, RunningTest, Busy, OtherOwner.
    """
    found = _practised(site, person, answer_id, now)
    with site.database.writing() as connection:
        persons.hold(connection, found.answer.learner, person)
        for answer in (*_repeats(connection, found.answer), found.answer):
            _set(connection, person, answer, now, stands=False)
    return found


def restore_answer(site: Site, person: str, answer_id: str, now: datetime) -> Marked:
    """Put back an answer that was taken back. Raises NotThere, RunningTest, SlotTaken, Busy, OtherOwner."""
    found = _practised(site, person, answer_id, now)
    with site.database.writing() as connection:
        persons.hold(connection, found.answer.learner, person)
        if not _has_room(connection, found.answer):
            raise SlotTaken(found.answer.round or "")
        _set(connection, person, found.answer, now, stands=True)
    return found


def _practised(site: Site, person: str, answer_id: str, now: datetime) -> Marked:
    found = marked_answer(site, person, answer_id, now)
    if found.answer.mode is Mode.TEST:
        raise NotThere(answer_id)
    return found


def _repeats(connection: Connection, first: Answer) -> list[Answer]:
    """What was answered in the same round to the same question once more, whatever its id is by now."""
    found = rounds.find(connection, first.round) if first.round else None
    if found is None or first.slot is None:
        return []
    again = first.slot + len(found.questions)
    return [one for one in answers.of_round(connection, found.id) if one.slot == again]


def _has_room(connection: Connection, answer: Answer) -> bool:
    """Whether its slot can hold an answer that is put back; outside of a round there is always room."""
    found = rounds.find(connection, answer.round) if answer.round else None
    slot = slot_of(found.questions, answer.slot or 0) if found else None
    if found is None or slot is None:
        return True
    others = [one for one in answers.of_round(connection, found.id) if one.id != answer.id]
    return is_open(found.questions, others, slot)


def _set(connection: Connection, person: str, answer: Answer, now: datetime, *, stands: bool) -> None:
    if answers.set_standing(connection, answer.id, stands=stands, at_ms=to_ms(now)):
        set_standing(connection, person, answer, drawn_for(connection, answer), stands=stands)
