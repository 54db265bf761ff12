"""Rounds: what the schedule says to ask, or what somebody chose."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from app.lab.probes import Spot
from app.services.base.asking import Asked, Memories, ask, ask_again, memories_of_set, recalled, with_example
from app.services.base.exam_guard import refuse_during_test
from app.services.base.refusals import NotThere
from app.services.base.site import Site, Visitor
from app.study.draws import Variant
from app.study.next_question import Done, Standing, askable, next_question, standing
from app.study.old_variants import OldVariant
from app.study.question_memory import QuestionMemory
from app.study.questions import Question, QuestionSet
from app.study.responses import Mode

Put = TypeVar("Put", bound=Asked | Done, covariant=True)


@dataclass(frozen=True)
class Round(Generic[Put]):
    """What a learner's visit to a set in some mode shows: a question or the end, and how far it is."""

    study_set: QuestionSet
    asked: Put
    standing: Standing


def next_in_set(site: Site, visitor: Visitor, set_id: str, mode: Mode, now: datetime) -> Round[Asked | Done]:
    """What the schedule says to ask now. Raises NotThere, RunningTest."""
    study_set = site.set(set_id)
    refuse_during_test(site, visitor.person, set_id, now)
    questions = askable(study_set.questions, mode)
    remembered = memories_of_set(site, visitor.person, set_id)
    asked = _next(site, visitor, questions, remembered, now)
    return Round(study_set, asked, standing(questions, recalled(remembered), now))


def _next(site: Site, visitor: Visitor, questions: list[Question], remembered: Memories, now: datetime) -> Asked | Done:
    """The next question that can be drawn: one whose model is not there is passed over."""
    left = list(questions)
    while not isinstance(chosen := next_question(left, recalled(remembered), now), Done):
        try:
            return with_example(site, ask(site, visitor, chosen, remembered.get(chosen.id, QuestionMemory())))
        except NotThere:
            left.remove(chosen)
    return chosen


def wanted_in_set(
    site: Site,
    visitor: Visitor,
    question_id: str,
    mode: Mode,
    now: datetime,
    spot: Spot | None = None,
    variant: Variant | OldVariant | None = None,
) -> Round[Asked]:
    """A question that the learner chose; as it was drawn for `variant`, where that can be made again.

    Raises NotThere, also where `mode` does not ask it; RunningTest; what `ask` raises about a spot.
    """
    question = site.question(question_id)
    study_set = site.set(question.set_id)
    if not askable([question], mode):
        raise NotThere(question_id)
    refuse_during_test(site, visitor.person, study_set.id, now)
    questions = askable(study_set.questions, mode)
    remembered = memories_of_set(site, visitor.person, study_set.id)
    past = remembered.get(question_id, QuestionMemory())
    again = ask_again(site, question, variant, past, spot) if variant else None
    asked = with_example(site, again or ask(site, visitor, question, past, spot))
    return Round(study_set, asked, standing(questions, recalled(remembered), now))


def standing_in_set(site: Site, person: str, set_id: str, mode: Mode, now: datetime) -> Standing:
    """How a person stands with the questions that `mode` asks. Raises NotThere."""
    questions = askable(site.set(set_id).questions, mode)
    return standing(questions, recalled(memories_of_set(site, person, set_id)), now)
