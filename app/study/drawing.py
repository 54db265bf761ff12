"""Drawing: a published question becomes the very question that one learner meets.

What chance decides, it decides by the meeting's seed: the same seed draws the same question, on any server, after any
restart. What is drawn is kept with the answer, so that it can be shown again when the models have changed.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.lab.model import Model
from app.study.questions import Body, MultipleChoice, Question, SingleChoice
from app.study.variants import shuffled

Models = Mapping[str, Model]
Parameters = Mapping[str, Any]


def draw(question: Question, seed: str, models: Models) -> Question:
    """The question with everything drawn by `seed`."""
    return replace(question, body=_drawn(question.body, seed))


def redraw(question: Question, seed: str, parameters: Parameters | None) -> Question:
    """The question as it was drawn before: `parameters` are what was kept of it."""
    return replace(question, body=_drawn(question.body, seed))


def parameters_of(question: Question) -> Parameters | None:
    """What has to be kept of a drawn question beside its seed; None where that is all."""
    return None


def _drawn(body: Body, seed: str) -> Body:
    arrange = _ORDERS.get(type(body))
    return arrange(body, seed) if arrange else body


def _choices(body: Any, seed: str) -> Body:
    choices: Body = replace(body, choices=tuple(shuffled(body.choices, seed)))
    return choices


_ORDERS: Mapping[type[Body], Callable[[Any, str], Body]] = {SingleChoice: _choices, MultipleChoice: _choices}
