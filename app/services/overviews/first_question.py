"""What a newcomer is asked on arrival."""

from collections.abc import Iterable, Iterator

from app.services.base.asking import Asked
from app.study.feedback import spot
from app.study.modes import Mode
from app.study.next_question import askable
from app.study.questions import Level, Question, QuestionSet


def first_questions(sets: Iterable[QuestionSet]) -> Iterator[Question]:
    """What sets name for it, in their order; then what only asks to recall, and then whatever the first one asks."""
    sets = list(sets)
    named = (one.question(one.first_question) for one in sets if one.first_question)
    yield from (question for question in named if question)
    questions = askable(sets[0].questions, Mode.QUIZ) if sets else []
    yield from (question for question in questions if question.level is Level.RECALL)
    yield from questions


def models_asked_about(asked: Asked) -> frozenset[str]:
    """The models of which a run might show its key."""
    question = asked.question
    return frozenset(one.model for one in (spot(question), question.lab) if one)
