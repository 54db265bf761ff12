"""Questions that can be asked about a cell of the lab."""

from dataclasses import dataclass

from app.lab.probes import PROBES, Tolerance, Unposable, pose_at
from app.lab.trace import SequenceTrace
from app.services.base.site import Site
from app.study.model_bodies import Computed
from app.study.questions import Question, QuestionSet


@dataclass(frozen=True, slots=True)
class CellQuestion:
    """A question that the cell makes a fair one of; `generator` computes it, and asks about the quantity `about`."""

    question: Question
    generator: str
    about: str


@dataclass(frozen=True, slots=True)
class CellQuestions:
    """The set that asks about cells, and its questions that are fair at the chosen one."""

    study_set: QuestionSet
    questions: tuple[CellQuestion, ...]


def questions_about(site: Site, trace: SequenceTrace, step: int, unit: int) -> CellQuestions | None:
    """Of the first set that asks about cells; None where no set does."""
    for study_set in site.library.sets.values():
        if asked := [(question, found) for question in study_set.questions if (found := _generator(question))]:
            fair = (_about(question, found[0]) for question, found in asked if _is_fair(found, trace, step, unit))
            return CellQuestions(study_set, tuple(fair))
    return None


def _generator(question: Question) -> tuple[str, Tolerance] | None:
    """What computes a question that can be asked about a cell, and its tolerance."""
    match question.body:
        case Computed(probe=probe, tolerance=tolerance) if PROBES[probe].at is not None:
            return probe, tolerance
    return None


def _about(question: Question, generator: str) -> CellQuestion:
    return CellQuestion(question, generator, next(iter(PROBES[generator].shows), ""))


def _is_fair(found: tuple[str, Tolerance], trace: SequenceTrace, step: int, unit: int) -> bool:
    generator, tolerance = found
    try:
        return bool(pose_at(PROBES[generator], trace, step, unit, tolerance))
    except Unposable:
        return False
