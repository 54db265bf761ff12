"""Chance: a model, sequences for it, and a cell of its traces that makes a fair problem."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from random import Random

import numpy as np
from numpy.typing import NDArray

from app.lab.cells.cell import Trace
from app.lab.generators.posing import settled
from app.lab.generators.problem import (
    At,
    Draw,
    Parameters,
    Reason,
    Spot,
    Told,
    Tolerance,
    Unposable,
    Work,
    nothing_told,
)
from app.lab.model import Model
from app.lab.networks.network import forward
from app.lab.readings.terms import check_cell
from app.lab.tasks.task import Indices
from app.lab.trace import SequenceTrace, trace_sequence

SEQUENCES = 32  # that one model reads at once, so that those in which fair cells are rare have their turn too
MOST_CELLS = 12  # that are looked at closely
LENGTHS = (5, 8)
FEW = 10  # symbols of which any sequence makes sense; of letters only words do
LEAD = 300  # letters from which pieces of text are cut

Mask = NDArray[np.bool_]
Likely = Callable[[Trace], Mask]  # traces (sequences, timesteps, units) to the cells that are worth a look


def anywhere(layer: Trace) -> Mask:
    return np.ones(layer["cell"].shape, dtype=bool)  # (sequences, timesteps, units)


def after_the_first(cells: Mask) -> Mask:
    """Those of `cells` (..., timesteps, units) that have a state before them."""
    return cells & (np.arange(cells.shape[-2]) > 0)[:, np.newaxis]  # (..., timesteps, units)


def from_a_cell(at: At, work: Work, told: Told = nothing_told, likely: Likely = anywhere) -> Draw:
    """What draws the parameters of a problem that the lab shows."""
    return partial(_drawn, at, work, told, likely)


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


def check_symbol(trace: SequenceTrace, step: int, unit: int) -> None:
    """A symbol is read there. Raises Unposable, and NoSuchCell outside the trace."""
    check_cell(trace, step, unit)
    if trace.steps_of_layer(step).start > 1:
        raise Unposable(Reason.NO_SYMBOL)


def window(trace: SequenceTrace, step: int) -> range:
    """Steps around `step`, from 1, as many as a table may hold, all of them of one layer."""
    steps = trace.steps_of_layer(step)
    first = max(steps.start, min(step - LENGTHS[1] // 2, steps.stop - LENGTHS[1]))
    return range(first, min(first + LENGTHS[1], steps.stop))


def reading_models(models: Mapping[str, Model]) -> list[Model]:
    """Those that read symbols with one layer, by their ids. Raises Unposable where there is none."""
    found = [model for _id, model in sorted(models.items()) if len(model.layers) == 1 and model.alphabet]
    if not found:
        raise Unposable(Reason.NO_MODEL)
    return found


def _drawn(
    at: At,
    work: Work,
    told: Told,
    likely: Likely,
    random: Random,
    models: Mapping[str, Model],
    tolerance: Tolerance,
) -> Parameters:
    """The parameters of the first cell, in chance order, that makes a fair problem. Raises Unposable."""
    model = random.choice(reading_models(models))
    reason = Reason.COINCIDE
    for sequence, step, unit in _cells(random, model, likely):
        try:
            return settled(at(trace_sequence(model, sequence), step, unit), work, told, tolerance)
        except Unposable as problem:
            reason = problem.reason
    raise Unposable(reason)


def _cells(random: Random, model: Model, likely: Likely) -> Iterator[tuple[str, int, int]]:
    """Sequence, step and unit of a few cells that are worth a look."""
    raw = _chance_sequences(random, model)  # (sequences, timesteps)
    cells = np.argwhere(likely(forward(model.network, model.task.inputs(raw)).stages[0].layer)).tolist()
    for sequence, step, unit in random.sample(cells, min(MOST_CELLS, len(cells))):
        yield "".join(model.alphabet[position] for position in raw[sequence]), step + 1, unit + 1


def _chance_sequences(random: Random, model: Model) -> Indices:
    """All of one length (sequences, timesteps)."""
    length, symbols = random.randint(*LENGTHS), range(len(model.alphabet))
    if len(symbols) > FEW:
        return np.array(_pieces_of_text(random, model, length), dtype=np.int64)
    rows = (_with_a_favourite(random, symbols, length) for _sequence in range(SEQUENCES))
    return np.array(list(rows), dtype=np.int64)


def _with_a_favourite(random: Random, symbols: range, length: int) -> list[int]:
    """About every second symbol is the same one, so that a rare one stands out."""
    favourite = random.choice(symbols)
    weights = [len(symbols) if symbol == favourite else 1 for symbol in symbols]
    return random.choices(symbols, weights, k=length)


def _pieces_of_text(random: Random, model: Model, length: int) -> list[list[int]]:
    """Cut where neither end is blank."""
    rng = np.random.default_rng(random.getrandbits(64))
    text: list[int] = model.task.draw(rng, 1, LEAD)[0].tolist()
    blank = model.alphabet.index(" ") if " " in model.alphabet else None
    starts = [start for start in range(LEAD - length) if blank not in (text[start], text[start + length - 1])]
    return [text[start : start + length] for start in random.choices(starts, k=SEQUENCES)]
