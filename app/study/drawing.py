"""Drawing: a published question becomes the very question that one learner meets.

What chance decides, it decides by the draw's seed: the same seed draws the same question, on any server, after any
restart. What a model had a part in is kept with the answer, so that it can be shown again when the model has changed.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from string import ascii_uppercase
from typing import Any

from app.lab.model import Model
from app.lab.probes import PROBES, Spot, Unposable, pose, pose_at, solve
from app.lab.terms import NoSuchCell
from app.lab.trace import trace_as_noted
from app.study.bodies import (
    Body,
    DrawnMatching,
    DrawnOrdering,
    Matching,
    MultipleChoice,
    Option,
    Ordering,
    SingleChoice,
)
from app.study.draws import shuffled
from app.study.model_bodies import Computed, DrawnComputed, DrawnHotspot, DrawnPredict, Hotspot, Predict
from app.study.places import filled
from app.study.questions import Question
from app.study.runs import (
    Unaskable,
    draw_hotspot,
    draw_predict,
    kept_hotspot,
    kept_predict,
    redraw_hotspot,
    redraw_predict,
)

Models = Mapping[str, Model]
Parameters = Mapping[str, Any]


def draw(question: Question, seed: str, models: Models) -> Question:
    """The question with everything drawn by `seed`. Raises Unaskable."""
    if by_chance := _BY_CHANCE.get(type(question.body)):
        return replace(question, body=by_chance(question.body, seed))
    if by_model := _BY_MODEL.get(type(question.body)):
        return _worded(question, by_model(question.body, seed, models))
    return question


def draw_at(question: Question, models: Models, spot: Spot) -> Question:
    """A computed question about the very cell that somebody sees in the lab.

    Raises Unaskable where the cell makes no fair question, SequenceProblem and EditProblem where there is no such run.
    """
    body, model = question.body, models.get(spot.model)
    probe = PROBES[body.probe] if isinstance(body, Computed) else None
    if not isinstance(body, Computed) or probe is None or probe.at is None or model is None:
        raise Unaskable("nothing is asked about this")
    trace = trace_as_noted(model, spot.sequence, spot.edits)
    try:
        parameters = pose_at(probe, trace, spot.step, spot.unit, body.tolerance, spot.edits)
    except (Unposable, NoSuchCell) as problem:
        raise Unaskable(str(problem)) from None
    return _worded(question, _kept_computed(body, parameters))


def redraw(question: Question, seed: str, parameters: Parameters | None) -> Question:
    """The question as it was drawn before: `parameters` are what was kept of it."""
    rebuild = _REBUILT.get(type(question.body))
    if rebuild and parameters is not None:
        return _worded(question, rebuild(question.body, parameters))
    return draw(question, seed, {})


def parameters_of(question: Question) -> Parameters | None:
    """What has to be kept of a drawn question beside its seed; None where that is all."""
    keep = _KEPT.get(type(question.body))
    return keep(question.body) if keep else None


def shown_of(question: Question) -> object:
    """Everything about a drawn question that chance or a model decided, the key with it; None where nothing was."""
    show = _SHOWN.get(type(question.body))
    return show(question.body) if show else parameters_of(question)


def fingerprint(parameters: Parameters | None) -> str | None:
    """Tells what was drawn with other numbers apart; None where nothing was kept."""
    if parameters is None:
        return None
    return hashlib.sha256(json.dumps(parameters, sort_keys=True).encode()).hexdigest()[:16]


def has_others(question: Question) -> bool:
    """Whether another seed may draw other numbers, or another run."""
    match question.body:
        case Computed():
            return True
        case Hotspot(run=run) | Predict(run=run):
            return run.sequence is None
    return False


def _worded(question: Question, body: Body) -> Question:
    """With the numbers of a computed question in their places."""
    if not isinstance(body, DrawnComputed):
        return replace(question, body=body)
    shown = body.problem.shown
    return replace(question, body=body, ask=filled(question.ask, shown), explain=filled(question.explain, shown))


def _choices(body: Any, seed: str) -> Body:
    choices: Body = replace(body, choices=tuple(shuffled(body.choices, seed)))
    return choices


def _matching(body: Matching, seed: str) -> DrawnMatching:
    """Options under letters by the order that was drawn: an author's ids would tell which belongs where."""
    offered = [*((pair.id, pair.right) for pair in body.pairs), *(("", words) for words in body.others)]
    drawn = list(zip(ascii_uppercase, shuffled(offered, seed), strict=False))
    options = tuple(Option(letter, words) for letter, (_of, words) in drawn)
    return DrawnMatching(body.pairs, options, {of: letter for letter, (of, _words) in drawn if of})


def _ordering(body: Ordering, seed: str) -> DrawnOrdering:
    drawn = list(zip(ascii_uppercase, shuffled(range(len(body.items)), seed), strict=False))
    key = tuple(letter for letter, _place in sorted(drawn, key=lambda item: item[1]))
    return DrawnOrdering(tuple(Option(letter, body.items[place]) for letter, place in drawn), key)


def _computed(body: Computed, seed: str, models: Models) -> DrawnComputed:
    try:
        parameters = pose(PROBES[body.probe], seed, models, body.tolerance)
    except Unposable as problem:
        raise Unaskable(str(problem)) from None
    return _kept_computed(body, parameters)


def _kept_computed(body: Computed, parameters: Parameters) -> DrawnComputed:
    return DrawnComputed(body, parameters, solve(body.probe, parameters))


_BY_CHANCE: Mapping[type, Callable[[Any, str], Body]] = {
    SingleChoice: _choices,
    MultipleChoice: _choices,
    Matching: _matching,
    Ordering: _ordering,
}
_BY_MODEL: Mapping[type, Callable[[Any, str, Models], Body]] = {
    Computed: _computed,
    Hotspot: draw_hotspot,
    Predict: draw_predict,
}
_REBUILT: Mapping[type, Callable[[Any, Parameters], Body]] = {
    Computed: _kept_computed,
    Hotspot: redraw_hotspot,
    Predict: redraw_predict,
}
_SHOWN: Mapping[type, Callable[[Any], object]] = {
    SingleChoice: lambda body: [choice.id for choice in body.choices],
    MultipleChoice: lambda body: [choice.id for choice in body.choices],
    DrawnMatching: lambda body: [body.key, [[option.id, option.words.original] for option in body.options]],
    DrawnOrdering: lambda body: body.key,
    DrawnComputed: lambda body: [PROBES[body.computed.probe].version, body.parameters],
}
_KEPT: Mapping[type, Callable[[Any], Parameters]] = {
    DrawnComputed: lambda body: body.parameters,
    DrawnHotspot: kept_hotspot,
    DrawnPredict: kept_predict,
}
