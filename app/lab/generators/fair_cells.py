"""Chance: a model, a sequence for it, and a cell of its trace that makes a fair problem."""

from collections.abc import Mapping
from functools import partial
from itertools import islice, product
from random import Random

import numpy as np

from app.lab.generators.posing import unfairness
from app.lab.generators.problem import At, Draw, Parameters, Reason, Spot, Tolerance, Unposable, Work
from app.lab.model import Model
from app.lab.trace import SequenceTrace, trace_sequence

DRAFT = Tolerance(0.02)  # what cells are looked at with before the real tolerance is known
MOST_CELLS = 24  # that are looked at in one trace: a wide one has hundreds
MOST_SEQUENCES = 8  # for one model
LENGTHS = (5, 8)
FEW = 10  # symbols of which any sequence makes sense; of letters only words do
LEAD = 40  # letters from which a piece of text starts


def from_a_cell(at: At, work: Work, least_units: int = 1) -> Draw:
    """What draws the parameters of a problem that the lab shows, in a model of so many units or more."""
    return partial(_drawn, at, work, least_units)


def place(trace: SequenceTrace, step: int, unit: int) -> dict[str, object]:
    """The parameters that say where in the lab the numbers are from; step and unit count from 1."""
    model = trace.model
    return {
        "model": model.id,
        "digest": model.digest,
        "sequence": trace.text,
        "step": step,
        "unit": unit,
        "edits": "",
    }


def spot(parameters: Parameters, show: str) -> Spot:
    """The inverse of `place`."""
    return Spot(
        model=parameters["model"],
        digest=parameters["digest"],
        sequence=parameters["sequence"],
        step=parameters["step"],
        unit=parameters["unit"],
        show=show,
        edits=parameters["edits"],
    )


def where(parameters: Parameters) -> dict[str, str]:
    """What is shown of the place."""
    return {"step": str(parameters["step"]), "unit": str(parameters["unit"])}


def window(trace: SequenceTrace, step: int) -> range:
    """Steps around `step`, from 1, as many as a table may hold."""
    last = len(trace.symbols)
    first = max(1, min(step - LENGTHS[1] // 2, last - LENGTHS[1] + 1))
    return range(first, min(first + LENGTHS[1], last + 1))


def _drawn(at: At, work: Work, least_units: int, random: Random, models: Mapping[str, Model]) -> Parameters:
    """Several sequences for one model, so that models in which fair cells are rare have their turn too."""
    reads_symbols = [model for _id, model in sorted(models.items()) if len(model.layers) == 1 and model.alphabet]
    suitable = [model for model in reads_symbols if model.units >= least_units]
    if not suitable:
        raise Unposable(Reason.NO_MODEL)
    model, reason = random.choice(suitable), Reason.COINCIDE
    for _sequence in range(MOST_SEQUENCES):
        try:
            return _fair_cell(at, work, random, trace_sequence(model, _chance_sequence(random, model)))
        except Unposable as problem:
            reason = problem.reason
    raise Unposable(reason)


def _fair_cell(at: At, work: Work, random: Random, trace: SequenceTrace) -> Parameters:
    """The parameters of the first cell, in chance order, that makes a fair problem. Raises Unposable."""
    timesteps, units = trace.layer["cell"].shape
    cells = list(product(range(1, timesteps + 1), range(1, units + 1)))
    random.shuffle(cells)
    reason = None
    for step, unit in islice(cells, MOST_CELLS):
        try:
            parameters = at(trace, step, unit)
        except Unposable as problem:
            reason = reason or problem.reason
            continue
        if not (reason := unfairness(work(parameters), DRAFT)):
            return parameters
    raise Unposable(reason or Reason.COINCIDE)


def _chance_sequence(random: Random, model: Model) -> str:
    """About every second symbol is the same one: then something can be counted, and a rare one stands out."""
    length = random.randint(*LENGTHS)
    if len(model.alphabet) <= FEW:
        favourite = random.choice(model.alphabet)
        weights = [len(model.alphabet) if symbol == favourite else 1 for symbol in model.alphabet]
        return "".join(random.choices(model.alphabet, weights, k=length))
    rng = np.random.default_rng(random.getrandbits(64))
    raw = model.task.draw(rng, 1, 2 * LEAD)[0]  # (timesteps)
    text = "".join(model.alphabet[position] for position in raw)
    return text[random.randrange(LEAD) :].lstrip()[:length].rstrip()
