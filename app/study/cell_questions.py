"""Questions about a cell that somebody sees in the lab."""

from app.lab.trace import SequenceTrace
from app.study.question_types.base import Topic
from app.study.question_types.table import type_of
from app.study.questions import Question


def topic(question: Question) -> Topic | None:
    """What a question asks about a cell; None where it asks about none."""
    return type_of(question.body).topic(question.body)


def is_fair_at(question: Question, trace: SequenceTrace, step: int, unit: int) -> bool:
    """Whether it can be asked about this cell of a run (step and unit from 1)."""
    return type_of(question.body).is_fair_at(question.body, trace, step, unit)
