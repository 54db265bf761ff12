"""A model run over a sequence that somebody typed, and its numbers for rooms that do not know NumPy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict, get_args

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.cells.cell import Trace
from app.lab.edits.interventions import edited_network, forced_values
from app.lab.edits.notation import Edits, Limits, read_edits
from app.lab.model import Model
from app.lab.networks.network import Stage, forward
from app.lab.quantities import NAMES, GateName
from app.lab.rounding import rounded

UNROUNDED = 17  # digits from which a float is given as it is
DECODED = "\N{RIGHTWARDS ARROW}"  # the symbol of a decoder's step

GATES: tuple[GateName, ...] = get_args(GateName)
Rows = list[list[float]]  # (timesteps, units), or the other way round where that is said


@dataclass(frozen=True, eq=False)
class SequenceTrace:
    """Everything that happened while the model read the sequence, the decoder's steps after the encoder's."""

    model: Model
    text: str  # as it was typed
    symbols: tuple[str, ...]
    stages: tuple[Stage, ...]
    layer: Trace  # of all stages, joined along time; each (timesteps, units)
    outputs: Array  # after the readout's activation (answering timesteps, outputs)
    truth: tuple[float, ...]  # what a perfect memory would hold at each step; 0 in a decoder
    counted: tuple[bool, ...]  # is an answer asked for at this step?
    right: tuple[bool, ...]  # and is it right?

    @property
    def score(self) -> float | None:
        """The share of counted steps that are right; None if none is counted."""
        return sum(self.right) / sum(self.counted) if any(self.counted) else None

    @property
    def verdicts(self) -> list[bool | None]:
        """Whether the answer of each step is right; None where none is asked for."""
        return [right if asked else None for right, asked in zip(self.right, self.counted, strict=True)]

    @property
    def first_answer(self) -> int:
        """The step, from 1, of the first row of `outputs`."""
        return len(self.symbols) - len(self.outputs) + 1

    def steps_of_layer(self, step: int) -> range:
        """The steps, from 1, of the layer that is at work at `step`: an encoder's, or its decoder's."""
        length = len(self.symbols) // len(self.stages)
        first = (step - 1) // length * length + 1
        return range(first, first + length)

    @property
    def limits(self) -> Limits:
        """How far edits of this run can reach."""
        return Limits(len(self.symbols), self.model.units, tuple(layer.features for layer in self.model.layers))


class TraceLists(TypedDict):
    """A trace as plain numbers, each (timesteps, units), outputs (timesteps, outputs).

    A step that gives no answer, as an encoder's, has an empty row of outputs.
    """

    gates: dict[GateName, Rows]
    candidate: Rows
    cell: Rows
    hidden: Rows
    outputs: Rows


def trace_sequence(model: Model, sequence: str, edits: Edits = ()) -> SequenceTrace:
    """Run the model over the steps of `sequence`, changed by `edits`; SequenceProblem where it cannot be read."""
    task, reading = model.task, model.task.reader.read(sequence)
    inputs = task.inputs(reading.raw)  # (timesteps, features)
    run = forward(edited_network(model.network, edits), inputs, forced_values(edits, model.network, len(inputs)))
    outputs = task.loss.activation(run.raw)  # (answering timesteps, outputs)
    counted = task.counted(reading.raw)  # (answering timesteps)
    right = task.right(outputs, task.targets(reading.raw)) & counted  # (answering timesteps)
    silent = (len(run.stages) - 1) * len(reading.symbols)  # steps that read, before those that answer
    return SequenceTrace(
        model=model,
        text=sequence,
        symbols=reading.symbols + (DECODED,) * silent,
        stages=run.stages,
        layer=_joined(run.stages),
        outputs=outputs,
        truth=(*task.truth(reading.raw).tolist(), *[0.0] * silent),
        counted=(*[False] * silent, *counted.tolist()),
        right=(*[False] * silent, *right.tolist()),
    )


def trace_as_noted(model: Model, sequence: str, edits: str) -> SequenceTrace:
    """The run with edits in their notation. Raises SequenceProblem and EditProblem."""
    untouched = trace_sequence(model, sequence)
    read = read_edits(edits, untouched.limits)
    return trace_sequence(model, sequence, read) if read else untouched


def _joined(stages: tuple[Stage, ...]) -> Trace:
    """The layers' traces one after another in time."""
    names = stages[0].layer.tracks
    return Trace({name: np.concatenate([stage.layer[name] for stage in stages]) for name in names})


def as_lists(trace: SequenceTrace, digits: int, units: Sequence[int] | None = None) -> TraceLists:
    """Plain lists of `units` (from 1; None for all), rounded to `digits`, or exact from 17 on.

    Never a negative zero.
    """
    rows = {name: _rows(_of_units(trace.layer[name], units), digits) for name in NAMES}
    return {
        "gates": {name: rows[name] for name in GATES},
        "candidate": rows["candidate"],
        "cell": rows["cell"],
        "hidden": rows["hidden"],
        "outputs": [[] for _ in trace.symbols[len(trace.outputs) :]] + _rows(trace.outputs, digits),
    }


def over_time(trace: SequenceTrace, quantity: str, digits: int, units: Sequence[int] | None = None) -> Rows:
    """A list for each of `units` (from 1; None for all), over time: (units, timesteps). Rounded as `rounded` says."""
    rows: Rows = rounded(_of_units(trace.layer[quantity], units).T, digits).tolist()
    return rows


def largest(trace: SequenceTrace, quantity: str, digits: int, units: Sequence[int] | None = None) -> float:
    """The largest size of a quantity in the whole run, of `units` (from 1; None for all), rounded as its rows are."""
    return float(np.round(np.abs(_of_units(trace.layer[quantity], units)).max(), digits))


def _of_units(layer: Array, units: Sequence[int] | None) -> Array:
    """The columns of `units`, from 1; None for all."""
    return layer if units is None else layer[:, [unit - 1 for unit in units]]  # (timesteps, units)


def _rows(array: Array, digits: int) -> Rows:
    shown = array if digits >= UNROUNDED else np.round(array, digits)  # (timesteps, units)
    rows: Rows = (shown + 0.0).tolist()  # adding zero turns -0.0 into 0.0
    return rows
