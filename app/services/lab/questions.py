"""Questions that can be asked about a cell of the lab."""

from dataclasses import dataclass

from app.lab.trace import SequenceTrace
from app.services.base.site import Site
from app.study.cell_questions import is_fair_at, topic
from app.study.question_types.base import Topic
from app.study.questions import Question, QuestionSet


@dataclass(frozen=True, slots=True)
class CellQuestion:
    """A question that the cell makes a fair one of, and what it asks about the cell."""

    question: Question
    topic: Topic


@dataclass(frozen=True, slots=True)
class CellQuestions:
    """The set that asks about cells, and its questions that are fair at the chosen one."""

    study_set: QuestionSet
    questions: tuple[CellQuestion, ...]


def questions_about(site: Site, trace: SequenceTrace, step: int, unit: int) -> CellQuestions | None:
    """Of the first set that asks about cells; None where no set does."""
    for study_set in site.library.sets.values():
        asked = [CellQuestion(question, found) for question in study_set.questions if (found := topic(question))]
        if asked:
            fair = (one for one in asked if is_fair_at(one.question, trace, step, unit))
            return CellQuestions(study_set, tuple(fair))
    return None
