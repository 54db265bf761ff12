"""Draws as version 0002 of the database made them: for pages that were open then, for one release.

Their address names no numbers, so the numbers have to come out as they were, whatever draws are like by now.
"""

from collections.abc import Mapping
from itertools import islice, product
from random import Random

import numpy as np

from app.lab.generators.closing_step import CLEARLY
from app.lab.generators.counting_unit import follows
from app.lab.generators.fair_cells import FEW, LENGTHS, place
from app.lab.generators.posing import FIRST_UNFAIR, MOST_TRIES, as_shown, unfairness
from app.lab.generators.problem import Generator, Parameters, Reason, Tolerance, Unposable
from app.lab.model import Model
from app.lab.readings.terms import cell_terms
from app.lab.trace import SequenceTrace, trace_sequence

DRAFT = Tolerance(0.02)
MOST_CELLS, MOST_SEQUENCES, LEAD = 24, 8, 40
COLUMNS, RIVALS = 4, 3
FOLLOWS, APART = 0.95, 0.25


def first_pose(generator: Generator, seed: str, models: Mapping[str, Model], tolerance: Tolerance) -> Parameters:
    """As `pose` of then. Raises Unposable."""
    reason = Reason.NO_MODEL
    for k in range(MOST_TRIES):
        try:
            parameters = _drawn(generator, Random(f"{seed}.{k}"), models)
        except Unposable as problem:
            reason = problem.reason
            continue
        if not (unfair := unfairness(generator.work(parameters), tolerance, FIRST_UNFAIR)):
            return parameters
        reason = unfair
    raise Unposable(reason)


def first_pose_at(
    generator: Generator, trace: SequenceTrace, step: int, unit: int, tolerance: Tolerance, edits: str = ""
) -> Parameters:
    """As `pose_at` of then. Raises Unposable and NoSuchCell."""
    parameters = {**_at(generator, trace, step, unit), "edits": edits}
    if reason := unfairness(generator.work(parameters), tolerance, FIRST_UNFAIR):
        raise Unposable(reason)
    return parameters


def _drawn(generator: Generator, random: Random, models: Mapping[str, Model]) -> Parameters:
    if not generator.shows:
        return generator.draw(random, models, DRAFT)
    least_units = RIVALS if generator.id == "counting-unit" else 1
    reads_symbols = [model for _id, model in sorted(models.items()) if len(model.layers) == 1 and model.alphabet]
    suitable = [model for model in reads_symbols if model.units >= least_units]
    if not suitable:
        raise Unposable(Reason.NO_MODEL)
    model, reason = random.choice(suitable), Reason.COINCIDE
    for _sequence in range(MOST_SEQUENCES):
        try:
            return _fair_cell(generator, random, trace_sequence(model, _chance_sequence(random, model)))
        except Unposable as problem:
            reason = problem.reason
    raise Unposable(reason)


def _fair_cell(generator: Generator, random: Random, trace: SequenceTrace) -> Parameters:
    timesteps, units = trace.layer["cell"].shape
    cells = list(product(range(1, timesteps + 1), range(1, units + 1)))
    random.shuffle(cells)
    for step, unit in islice(cells, MOST_CELLS):
        try:
            return first_pose_at(generator, trace, step, unit, DRAFT)
        except Unposable:
            continue
    raise Unposable(Reason.COINCIDE)


def _chance_sequence(random: Random, model: Model) -> str:
    length = random.randint(*LENGTHS)
    if len(model.alphabet) <= FEW:
        favourite = random.choice(model.alphabet)
        weights = [len(model.alphabet) if symbol == favourite else 1 for symbol in model.alphabet]
        return "".join(random.choices(model.alphabet, weights, k=length))
    rng = np.random.default_rng(random.getrandbits(64))
    raw = model.task.draw(rng, 1, 2 * LEAD)[0]  # (timesteps)
    text = "".join(model.alphabet[position] for position in raw)
    return text[random.randrange(LEAD) :].lstrip()[:length].rstrip()


def _at(generator: Generator, trace: SequenceTrace, step: int, unit: int) -> Parameters:
    if generator.id == "closing-step":
        return as_shown(_closing_step(trace, step, unit))
    if generator.id == "counting-unit":
        return _counting_unit(trace, step, unit)
    if generator.at is None:
        raise Unposable(Reason.NO_CELL)
    return as_shown(generator.at(trace, step, unit))


def _window(trace: SequenceTrace, step: int) -> range:
    last = len(trace.symbols)
    first = max(1, min(step - LENGTHS[1] // 2, last - LENGTHS[1] + 1))
    return range(first, min(first + LENGTHS[1], last + 1))


def _closing_step(trace: SequenceTrace, step: int, unit: int) -> Parameters:
    steps = _window(trace, step)
    terms = [cell_terms(trace, t, unit) for t in steps]
    if any(one.forget.held or one.input.held for one in terms):
        raise Unposable(Reason.HELD)
    sums = [one.forget.total for one in terms]
    below = [index for index, total in enumerate(sums) if total < 0]
    if len(below) != 1 or not 0 < below[0] < len(sums) - 1 or min(map(abs, sums)) < CLEARLY:
        raise Unposable(Reason.NO_CLOSING)
    return {
        **place(trace, below[0] + steps.start, unit),
        "first": steps.start,
        "symbols": [one.symbol for one in terms],
        "forget": sums,
        "input": [one.input.total for one in terms],
    }


def _counting_unit(trace: SequenceTrace, step: int, unit: int) -> Parameters:
    steps, of_model = _window(trace, step), trace.layer["cell"].shape[1]
    if of_model < RIVALS:
        raise Unposable(Reason.NO_COUNTER)
    units = sorted((unit - 1 + k) % of_model + 1 for k in range(min(COLUMNS, of_model)))
    symbols = [trace.symbols[t - 1] for t in steps]
    counted = trace.symbols[step - 1]
    counts = [symbols[: index + 1].count(counted) for index in range(len(symbols))]
    if counts[-1] < 2:
        raise Unposable(Reason.NO_COUNTER)
    columns = as_shown({"states": [[float(trace.layer["cell"][t - 1, u - 1]) for t in steps] for u in units]})
    states = dict(zip(units, columns["states"], strict=True))
    ranked = sorted(units, key=lambda u: -follows(counts, states[u]))
    best, next_best = (follows(counts, states[u]) for u in ranked[:2])
    if best < FOLLOWS or best - next_best < APART:
        raise Unposable(Reason.NO_COUNTER)
    return {
        **place(trace, steps[-1], ranked[0]),
        "counted": counted,
        "first": steps.start,
        "symbols": symbols,
        "counts": counts,
        "units": units,
        "states": [states[u] for u in units],
    }
