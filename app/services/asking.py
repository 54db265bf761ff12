"""Asking: the next question of a set, and the back of a flashcard."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from app.lab.probes import Spot
from app.services.invigilating import refuse_during_test
from app.services.site import NotThere, Site
from app.store import answers
from app.study.answers import by_question
from app.study.drawing import draw, draw_at
from app.study.fading import Support, support_of
from app.study.memory import Memory, replay
from app.study.model_bodies import DrawnComputed
from app.study.next_question import Done, Standing, askable, next_question, standing
from app.study.questions import Question, QuestionSet
from app.study.responses import Mode
from app.study.runs import Unaskable
from app.study.variants import Variant, variant_seed


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is drawn for a learner: which meeting it is, and the seed of what chance decides in it.

    `spot` is the cell of the lab that it is about, where a learner chose one. A computed question may come with an
    `example`: the same with other numbers.
    """

    question: Question
    variant: Variant
    seed: str
    memory: Memory
    support: Support = Support.ALONE
    example: Question | None = None
    spot: Spot | None = None


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
    return Round(study_set, _next(site, learner, questions, remembered, now), standing(questions, remembered, now))


def _next(
    site: Site, learner: str, questions: list[Question], remembered: Mapping[str, Memory], now: datetime
) -> Asked | Done:
    """The next question that can be drawn: one whose model is not there is passed over."""
    left = list(questions)
    while not isinstance(chosen := next_question(left, remembered, now), Done):
        try:
            return _with_example(site, ask(site, learner, chosen))
        except NotThere:
            left.remove(chosen)
    return chosen


def wanted_in_set(
    site: Site, learner: str, question_id: str, mode: Mode, now: datetime, spot: Spot | None = None
) -> Round[Asked]:
    """A question that the learner chose.

    Raises NotThere, also where `mode` does not ask it; RunningTest; what `ask` raises about a spot.
    """
    question = site.question(question_id)
    study_set = site.set(question.set_id)
    if not askable([question], mode):
        raise NotThere(question_id)
    refuse_during_test(site, learner, study_set.id, now)
    questions = askable(study_set.questions, mode)
    asked = _with_example(site, ask(site, learner, question, spot))
    return Round(study_set, asked, standing(questions, memories(site, learner), now))


def standing_in_set(site: Site, learner: str, set_id: str, mode: Mode, now: datetime) -> Standing:
    """How a learner stands with the questions that `mode` asks. Raises NotThere."""
    questions = askable(site.set(set_id).questions, mode)
    return standing(questions, memories(site, learner), now)


def ask(site: Site, learner: str, question: Question, spot: Spot | None = None) -> Asked:
    """The learner's present meeting with this question.

    Raises NotThere where it cannot be drawn. About a `spot` of the lab, raises Unaskable where that makes no fair
    question, and SequenceProblem or EditProblem where there is no such run.
    """
    with site.database.reading() as connection:
        logged = answers.to_question(connection, learner, question.id)
    meeting, stood = len(logged), answers.standing(logged)
    seed = variant_seed(site.secret, learner, question.id, meeting)
    drawn = draw_at(question, site.library.models, spot) if spot else _drawn(site, question, seed)
    support = support_of(stood) if isinstance(drawn.body, DrawnComputed) and not spot else Support.ALONE
    return Asked(
        question=drawn,
        variant=Variant.of(drawn, meeting),
        seed=seed,
        memory=replay(stood),
        support=support,
        spot=spot,
    )


def _with_example(site: Site, asked: Asked) -> Asked:
    """With the worked example that a first meeting is shown."""
    if asked.support is not Support.WORKED:
        return asked
    return replace(asked, example=_drawn(site, site.question(asked.question.id), f"{asked.seed}.example"))


def _drawn(site: Site, question: Question, seed: str) -> Question:
    try:
        return draw(question, seed, site.library.models)
    except Unaskable:
        raise NotThere(question.id) from None
