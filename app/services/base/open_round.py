"""The round that a person left before its end, to go on with."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.services.base.asking import Memories, ask
from app.services.base.refusals import NotThere
from app.services.base.site import Site, Visitor
from app.store import answers, rounds
from app.study.question_memory import QuestionMemory
from app.study.question_types.table import type_of
from app.study.slots import next_slot

OFFERED_FOR = timedelta(hours=24)  # after its start: what is due has changed since


@dataclass(frozen=True, slots=True)
class OpenRound:
    """How many of a round's questions have their first answer, and of how many; not of what is gone unanswered."""

    id: str
    answered: int
    questions: int


def open_round(
    site: Site, connection: Connection, visitor: Visitor, met: Memories, open_sets: Collection[str], now: datetime
) -> OpenRound | None:
    """The round that a visitor started last, where something of it can still be asked.

    Sets of which a test runs are not among the `open_sets`: their questions wait.
    """
    found = rounds.newest(connection, visitor.person, now - OFFERED_FOR)
    given = answers.of_round(connection, found.id) if found else []
    if found is None or not given:
        return None

    def can_be_asked(question_id: str) -> bool:
        return question_id.partition("/")[0] in open_sets and _can_be_drawn(site, visitor, met, question_id)

    if next_slot(found.questions, given, can_be_asked) is None:
        return None
    first = {answer.slot for answer in given if answer.slot and answer.slot <= len(found.questions)}
    left = [one for number, one in enumerate(found.questions, 1) if number not in first]
    return OpenRound(found.id, len(first), len(first) + sum(_is_there(site, one) for one in left))


def _is_there(site: Site, question_id: str) -> bool:
    """Whether it is published, and the model that it needs is there."""
    if site.find_question(question_id) is None:
        return False
    body = site.question(question_id).body
    return type_of(body).model_of(body) in {None, *site.library.models}


def _can_be_drawn(site: Site, visitor: Visitor, met: Memories, question_id: str) -> bool:
    """As the round's page will ask it: what needs a model that is not there cannot be asked."""
    try:
        question = site.question(question_id)
        ask(site, visitor, question, met.get(question.id, QuestionMemory()))
    except NotThere:
        return False
    return True
