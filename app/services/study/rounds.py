"""Rounds: what the schedule says to ask, or what somebody chose."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.lab.generators import Spot
from app.services.base.asking import Asked, Memories, ask, ask_again, memories_of_set, recalled, with_example
from app.services.base.exam_guard import refuse_during_test
from app.services.base.refusals import NotThere
from app.services.base.site import Site, Visitor
from app.study.days import Today
from app.study.draws import Variant
from app.study.modes import Mode
from app.study.next_question import Done, Standing, askable, next_question, standing
from app.study.old_variants import OldVariant
from app.study.question_memory import QuestionMemory
from app.study.questions import Question, QuestionSet

Put = TypeVar("Put", bound=Asked | Done, covariant=True)


@dataclass(frozen=True)
class Round(Generic[Put]):
    """What a visit shows: a question or the end, and how far the learner is with all that could be asked.

    `sets` are those whose questions it asks: one, or several.
    """

    sets: tuple[QuestionSet, ...]
    asked: Put
    standing: Standing

    @property
    def study_set(self) -> QuestionSet:
        """The set of the question that is asked; the first where the round is at its end."""
        asked = None if isinstance(self.asked, Done) else self.asked.question.set_id
        return next((one for one in self.sets if one.id == asked), self.sets[0])


def next_in_set(site: Site, visitor: Visitor, set_id: str, mode: Mode, today: Today) -> Round[Asked | Done]:
    """What the schedule says to ask of a set now. Raises NotThere, RunningTest."""
    return next_in_sets(site, visitor, (site.set(set_id),), mode, today)


def next_in_sets(
    site: Site, visitor: Visitor, sets: tuple[QuestionSet, ...], mode: Mode, today: Today
) -> Round[Asked | Done]:
    """What the schedule says to ask now of one set or of several. Raises RunningTest where a test of one runs."""
    for study_set in sets:
        refuse_during_test(site, visitor.person, study_set.id, today.now)
    questions = [question for study_set in sets for question in askable(study_set.questions, mode)]
    remembered = _memories(site, visitor.person, sets)
    asked = _next(site, visitor, questions, remembered, today)
    return Round(sets, asked, standing(questions, recalled(remembered), today))


def _memories(site: Site, person: str, sets: Iterable[QuestionSet]) -> dict[str, QuestionMemory]:
    return {question: one for each in sets for question, one in memories_of_set(site, person, each.id).items()}


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


def wanted_round(site: Site, visitor: Visitor, wanted: Wanted, today: Today) -> Round[Asked]:
    """The question that the learner chose, among its set's.

    Raises NotThere, also where the mode does not ask it; RunningTest; what `ask` raises about a spot.
    """
    question = site.question(wanted.question_id)
    study_set = site.set(question.set_id)
    if not askable([question], wanted.mode):
        raise NotThere(wanted.question_id)
    refuse_during_test(site, visitor.person, study_set.id, today.now)
    questions = askable(study_set.questions, wanted.mode)
    remembered = memories_of_set(site, visitor.person, study_set.id)
    asked = _wanted(site, visitor, question, wanted, remembered.get(question.id, QuestionMemory()))
    return Round((study_set,), asked, standing(questions, recalled(remembered), today))


def _wanted(site: Site, visitor: Visitor, question: Question, wanted: Wanted, past: QuestionMemory) -> Asked:
    again = ask_again(site, question, wanted.variant, past, wanted.spot) if wanted.variant else None
    return with_example(site, again or ask(site, visitor, question, past, wanted.spot))


def standing_in_set(site: Site, person: str, set_id: str, mode: Mode, today: Today) -> Standing:
    """How a person stands with the questions that `mode` asks. Raises NotThere."""
    questions = askable(site.set(set_id).questions, mode)
    return standing(questions, recalled(memories_of_set(site, person, set_id)), today)
