"""Asking: the next question of a set, and the back of a flashcard."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from app.services.invigilating import refuse_during_test
from app.services.site import NotThere, Site
from app.store import answers
from app.study.answers import by_question
from app.study.drawing import draw
from app.study.memory import Memory, replay
from app.study.next_question import Done, Standing, askable, next_question, standing
from app.study.questions import Question, QuestionSet
from app.study.responses import Mode
from app.study.variants import Variant, variant_seed


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is drawn for a learner: which meeting it is, and the seed of what chance decides in it."""

    question: Question
    variant: Variant
    seed: str
    memory: Memory


Put = TypeVar("Put", bound=Asked | Done, covariant=True)


@dataclass(frozen=True)
class Round(Generic[Put]):
    """What a learner's visit to a set in some mode shows: a question or the end, and how far it is."""

    study_set: QuestionSet
    asked: Put
    standing: Standing


def memories(site: Site, learner: str) -> dict[str, Memory]:
    """What a learner remembers, by question id, replayed from the log."""
    with site.database.reading() as connection:
        log = answers.of_learner(connection, learner)
    return {question: replay(its) for question, its in by_question(log).items()}


def next_in_set(site: Site, learner: str, set_id: str, mode: Mode, now: datetime) -> Round[Asked | Done]:
    """What the schedule says to ask now. Raises NotThere, RunningTest."""
    study_set = site.set(set_id)
    refuse_during_test(site, learner, set_id, now)
    questions = askable(study_set.questions, mode)
    remembered = memories(site, learner)
    chosen = next_question(questions, remembered, now)
    asked = chosen if isinstance(chosen, Done) else ask(site, learner, chosen)
    return Round(study_set, asked, standing(questions, remembered, now))


def wanted_in_set(site: Site, learner: str, question_id: str, mode: Mode, now: datetime) -> Round[Asked]:
    """A question that the learner chose. Raises NotThere, also where `mode` does not ask it; RunningTest."""
    question = site.question(question_id)
    study_set = site.set(question.set_id)
    questions = askable(study_set.questions, mode)
    if question not in questions:
        raise NotThere(question_id)
    refuse_during_test(site, learner, study_set.id, now)
    return Round(study_set, ask(site, learner, question), standing(questions, memories(site, learner), now))


def standing_in_set(site: Site, learner: str, set_id: str, mode: Mode, now: datetime) -> Standing:
    """How a learner stands with the questions that `mode` asks. Raises NotThere."""
    questions = askable(site.set(set_id).questions, mode)
    return standing(questions, memories(site, learner), now)


def ask(site: Site, learner: str, question: Question) -> Asked:
    """The learner's present meeting with this question."""
    with site.database.reading() as connection:
        logged = answers.to_question(connection, learner, question.id)
    meeting = len(logged)
    seed = variant_seed(site.secret, learner, question.id, meeting)
    drawn = draw(question, seed, site.library.models)
    return Asked(drawn, Variant.of(drawn, meeting), seed, replay(answers.standing(logged)))
