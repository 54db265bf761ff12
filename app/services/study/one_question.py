"""One question outside of a round: what the schedule says to ask, or what somebody chose."""

from dataclasses import dataclass

from app.lab.generators import Spot
from app.services.base.asking import Asked, Memories, ask, ask_again, recalled, with_example
from app.services.base.exam_guard import refuse_to_show
from app.services.base.refusals import NotThere
from app.services.base.remembering import memories_of_set, memory_of
from app.services.base.site import Site, Visitor
from app.study.days import Today
from app.study.draws import Variant
from app.study.modes import Mode
from app.study.next_question import Done, askable, next_question
from app.study.old_variants import OldVariant
from app.study.question_memory import QuestionMemory
from app.study.questions import Question


def next_in_set(site: Site, visitor: Visitor, set_id: str, mode: Mode, today: Today) -> Asked | Done:
    """What the schedule says to ask of a set now. Raises NotThere, RunningTest."""
    questions = askable(site.set(set_id).questions, mode)
    refuse_to_show(site, visitor.person, set_id, today.now)
    with site.database.reading() as connection:
        remembered = memories_of_set(connection, visitor.person, site.set(set_id))
    return _next(site, visitor, questions, remembered, today)


def _next(site: Site, visitor: Visitor, questions: list[Question], remembered: Memories, today: Today) -> Asked | Done:
    """The next question that can be drawn: one whose model is not there is passed over."""
    left = list(questions)
    while not isinstance(chosen := next_question(left, recalled(remembered), today), Done):
        try:
            return with_example(site, ask(site, visitor, chosen, remembered.get(chosen.id, QuestionMemory())))
        except NotThere:
            left.remove(chosen)
    return chosen


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question that a learner chose, in a mode; as it was drawn for `variant`, where that can be made again."""

    question_id: str
    mode: Mode
    spot: Spot | None = None
    variant: Variant | OldVariant | None = None


def wanted_question(site: Site, visitor: Visitor, wanted: Wanted, today: Today) -> Asked:
    """The question that the learner chose.

    Raises NotThere, also where the mode does not ask it; RunningTest; what `ask` raises about a spot.
    """
    question = site.question(wanted.question_id)
    if not askable([question], wanted.mode):
        raise NotThere(wanted.question_id)
    refuse_to_show(site, visitor.person, question.set_id, today.now)
    with site.database.reading() as connection:
        past = memory_of(connection, visitor.person, question)
    again = ask_again(site, question, wanted.variant, past, wanted.spot) if wanted.variant else None
    return with_example(site, again or ask(site, visitor, question, past, wanted.spot))
