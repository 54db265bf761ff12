"""Drawing: a published question becomes the very question that one learner meets.

What chance decides, it decides by the draw's seed: the same seed draws the same question, on any server, after any
restart. What a model had a part in is kept with the answer, so that it can be shown again when the model has changed.
"""

import hashlib
import json
from dataclasses import replace

from app.lab.generators import Spot
from app.study.placeholders import filled
from app.study.question_types.base import Body, Models, Parameters
from app.study.question_types.table import AnyType, type_of, type_of_drawn
from app.study.questions import Question


def draw(question: Question, seed: str, models: Models) -> Question:
    """The question with everything drawn by `seed`. Raises Unaskable."""
    found = type_of(question.body)
    return _worded(question, found, found.draw(question.body, seed, models))


def draw_at(question: Question, models: Models, spot: Spot) -> Question:
    """A question about the very cell that somebody sees in the lab.

    Raises Unaskable where the cell makes no fair question, SequenceProblem and EditProblem where there is no such run.
    """
    found = type_of(question.body)
    return _worded(question, found, found.draw_at(question.body, models, spot))


def redraw(question: Question, seed: str, parameters: Parameters | None) -> Question:
    """The question as it was drawn before: `parameters` are what was kept of it."""
    if parameters is None:
        return draw_unkept(question, seed, {})
    found = type_of(question.body)
    return _worded(question, found, found.redraw(question.body, seed, parameters))


def draw_unkept(question: Question, seed: str, models: Models) -> Question:
    """The question as `seed` drew it in the time when nothing was kept of its type. Raises Unaskable."""
    found = type_of(question.body)
    return _worded(question, found, found.draw_unkept(question.body, seed, models))


def parameters_of(question: Question) -> Parameters | None:
    """What has to be kept of a drawn question beside its seed; None where that is all."""
    return type_of_drawn(question.body).kept(question.body)


def shown_of(question: Question) -> object:
    """Everything about a drawn question that chance or a model decided, the key with it; None where nothing was."""
    return type_of_drawn(question.body).shown(question.body)


def fingerprint(parameters: Parameters | None) -> str | None:
    """Tells what was drawn with other numbers apart; None where nothing was kept."""
    if parameters is None:
        return None
    return hashlib.sha256(json.dumps(parameters, sort_keys=True).encode()).hexdigest()[:16]


def has_others(question: Question) -> bool:
    """Whether another seed may draw other numbers, or another run."""
    return type_of(question.body).has_others(question.body)


def _worded(question: Question, its_type: AnyType, drawn: Body) -> Question:
    """With what was drawn in the places of its words."""
    if not (shown := its_type.placeholders(drawn)):
        return replace(question, body=drawn)
    return replace(question, body=drawn, ask=filled(question.ask, shown), explain=filled(question.explain, shown))
