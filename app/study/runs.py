"""Runs of the lab's models that questions ask about: drawn for a repetition, kept with its answer."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from random import Random
from typing import Any

from app.lab.draws import drawn_sequence
from app.lab.hits import hits
from app.lab.model import Model
from app.lab.shows import parse_condition
from app.lab.trace import SequenceTrace, trace_sequence
from app.lab.tracks import track
from app.study.model_bodies import DrawnHotspot, DrawnPredict, Hotspot, Predict, Run, RunPlan

Models = Mapping[str, Model]
Parameters = Mapping[str, Any]
MOST_DRAWS = 60  # of a sequence, before a question is taken for one that cannot be asked
DIGITS = 3
MOST_HITS = 0.5  # the share of cells beyond which pointing anywhere would do


class Unaskable(ValueError):
    """This question cannot be drawn: its model is not there, or it never does what is asked about."""


def draw_hotspot(body: Hotspot, seed: str, models: Models) -> DrawnHotspot:
    """A run in which the condition holds somewhere, but not nearly everywhere. Raises Unaskable."""
    condition = parse_condition(body.hit)
    for trace in _traces(body.run, seed, models):
        units = range(1, trace.model.units + 1) if body.by_cell else [body.run.unit]
        found = hits(trace, condition, units)
        if 0 < len(found) <= MOST_HITS * len(units) * len(trace.symbols):
            return DrawnHotspot(body, _run(trace, body.run), found)
    raise Unaskable(f"`{body.hit}` holds nowhere, or nearly everywhere, in what {body.run.model} does")


def draw_predict(body: Predict, seed: str, models: Models) -> DrawnPredict:
    """A run in which the gate opens and closes: one that stands still teaches nothing. Raises Unaskable."""
    for trace in _traces(body.run, seed, models):
        run = _run(trace, body.run)
        if max(run.of_unit) - min(run.of_unit) >= 0.5:
            return DrawnPredict(run)
    raise Unaskable(f"the gate hardly moves in what {body.run.model} does")


def _traces(plan: RunPlan, seed: str, models: Models) -> Iterator[SequenceTrace]:
    """The run of the plan's sequence; without one, runs of sequences drawn one after another."""
    if plan.model not in models:
        raise Unaskable(f"there is no model {plan.model}")
    model = models[plan.model]
    if plan.sequence is not None:
        yield trace_sequence(model, plan.sequence)
        return
    first = Random(seed).getrandbits(32)
    for number in range(first, first + MOST_DRAWS):
        yield trace_sequence(model, drawn_sequence(model, number))


def _run(trace: SequenceTrace, plan: RunPlan) -> Run:
    rows = track(trace.layer, plan.show)  # (timesteps, units)
    values = tuple(tuple(round(value, DIGITS) + 0.0 for value in unit) for unit in zip(*rows, strict=True))
    return Run(trace.model.id, trace.model.digest, trace.text, trace.symbols, plan.unit, plan.show, values)


def kept_hotspot(drawn: DrawnHotspot) -> Parameters:
    return {**asdict(drawn.run), "hits": sorted(drawn.hits)}


def kept_predict(drawn: DrawnPredict) -> Parameters:
    return asdict(drawn.run)


def redraw_hotspot(body: Hotspot, kept: Parameters) -> DrawnHotspot:
    return DrawnHotspot(body, _kept_run(kept), frozenset((step, unit) for step, unit in kept["hits"]))


def redraw_predict(_body: Predict, kept: Parameters) -> DrawnPredict:
    return DrawnPredict(_kept_run(kept))


def _kept_run(kept: Parameters) -> Run:
    plain = {name: kept[name] for name in ("model", "digest", "sequence", "unit", "show")}
    return Run(**plain, symbols=tuple(kept["symbols"]), values=tuple(map(tuple, kept["values"])))
