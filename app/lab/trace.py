"""A model run over a sequence that somebody typed, and its numbers for rooms that do not know NumPy."""

from dataclasses import dataclass
from enum import Enum
from typing import TypedDict

import numpy as np

from app.lab.cells import Array, Trace, run_lstm
from app.lab.edits import Edit
from app.lab.interventions import edited_weights, forced_values
from app.lab.model import Model
from app.lab.networks import Stage

MAX_SYMBOLS = 500
UNROUNDED = 17  # digits from which a float is given as it is

Rows = list[list[float]]  # (timesteps, units)


class Reason(Enum):
    """What can be wrong with a sequence."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    UNKNOWN_SYMBOL = "unknown-symbol"


class SequenceProblem(ValueError):
    """A sequence that the model cannot read; `position` counts from 1, and an empty sequence has neither."""

    def __init__(self, reason: Reason, position: int | None = None, symbol: str | None = None) -> None:
        super().__init__(f"{reason.value} at {position}: {symbol!r}" if position else reason.value)
        self.reason, self.position, self.symbol = reason, position, symbol


@dataclass(frozen=True, eq=False)
class SequenceTrace:
    """Everything that happened while the model read the sequence."""

    model: Model
    symbols: tuple[str, ...]
    stages: tuple[Stage, ...]
    layer: Trace  # each (timesteps, units)
    outputs: Array  # after the readout's activation (timesteps, outputs)
    truth: tuple[float, ...]  # what a perfect memory would hold at each step

    @property
    def first_answer(self) -> int:
        return 1

    @property
    def counted(self) -> tuple[bool, ...]:
        return (True,) * len(self.symbols)

    @property
    def right(self) -> tuple[bool, ...]:
        targets = self.model.task.targets(np.array(self.truth))
        return tuple(bool(x) for x in np.all(np.abs(self.outputs - targets) < 0.5, axis=-1))


class GateLists(TypedDict):
    """The three gates, each (timesteps, units)."""

    forget: Rows
    input: Rows
    output: Rows


class TraceLists(TypedDict):
    """A trace as plain numbers, each (timesteps, units), outputs (timesteps, outputs)."""

    gates: GateLists
    candidate: Rows
    cell: Rows
    hidden: Rows
    outputs: Rows


def trace_sequence(model: Model, sequence: str, edits: tuple[Edit, ...] = ()) -> SequenceTrace:
    """Run the model over the symbols of `sequence`; raises SequenceProblem where it cannot be read."""
    _check(model.alphabet, sequence)
    inputs = model.task.one_hot(model.task.symbols(sequence))  # (timesteps, features)
    forced = forced_values(edits, 1, len(inputs), model.units)
    weights = edited_weights(model.weights, edits, 1)
    layer = run_lstm(weights, inputs, forced)
    outputs = model.task.loss.activation(model.readout(layer.hidden_state))  # (timesteps, outputs)
    return SequenceTrace(
        model, tuple(sequence), (Stage(weights, inputs, layer),), layer, outputs, model.task.truth(sequence)
    )


def as_lists(trace: SequenceTrace, digits: int) -> TraceLists:
    """Plain lists, rounded to `digits`, or exact from 17 on; never a negative zero."""
    layer = trace.layer
    return {
        "gates": {
            "forget": _rows(layer.forget_gate, digits),
            "input": _rows(layer.input_gate, digits),
            "output": _rows(layer.output_gate, digits),
        },
        "candidate": _rows(layer.candidate, digits),
        "cell": _rows(layer.cell_state, digits),
        "hidden": _rows(layer.hidden_state, digits),
        "outputs": _rows(trace.outputs, digits),
    }


def _check(alphabet: tuple[str, ...], sequence: str) -> None:
    if not sequence:
        raise SequenceProblem(Reason.EMPTY)
    if len(sequence) > MAX_SYMBOLS:
        raise SequenceProblem(Reason.TOO_LONG, MAX_SYMBOLS + 1, sequence[MAX_SYMBOLS])
    for position, symbol in enumerate(sequence, start=1):
        if symbol not in alphabet:
            raise SequenceProblem(Reason.UNKNOWN_SYMBOL, position, symbol)


def _rows(array: Array, digits: int) -> Rows:
    rounded = array if digits >= UNROUNDED else np.round(array, digits)  # (timesteps, units)
    rows: Rows = (rounded + 0.0).tolist()  # adding zero turns -0.0 into 0.0
    return rows
