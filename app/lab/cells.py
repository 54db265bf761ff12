"""The one LSTM cell: traces, interventions and training all run through `run_lstm`.

Source: Hochreiter and Schmidhuber (1997), with the forget gate of Gers, Schmidhuber and Cummins (2000):

    i, f, o = sigmoid(x_t W + h_{t-1} U + b)      g = tanh(x_t W + h_{t-1} U + b)
    c_t = f * c_{t-1} + i * g                     h_t = o * tanh(c_t)
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

# The precision that comes in goes through: the lab computes in float64, the benchmarks in float32 too.
Array = NDArray[np.floating[Any]]

# The order of the four blocks in W, U and b: that of PyTorch (i, f, g, o) and of Keras (i, f, c, o).
BLOCKS = ("input", "forget", "candidate", "output")


@dataclass(frozen=True, eq=False)
class LstmWeights:
    """What one LSTM layer has learnt; four blocks in the order i, f, g, o, as in PyTorch and Keras."""

    input_weights: Array  # W (features, 4 * units)
    recurrent_weights: Array  # U (units, 4 * units)
    bias: Array  # b (4 * units)

    @property
    def features(self) -> int:
        return len(self.input_weights)

    @property
    def units(self) -> int:
        return len(self.recurrent_weights)


@dataclass(frozen=True, eq=False)
class Readout:
    """The linear layer that turns the hidden state of each step into the network's outputs."""

    weights: Array  # (units, outputs)
    bias: Array  # (outputs)

    def __call__(self, hidden_state: Array) -> Array:
        """Outputs before their activation: (..., units) to (..., outputs)."""
        return hidden_state @ self.weights + self.bias  # (..., outputs)


@dataclass(frozen=True, eq=False)
class Trace:
    """Everything that happened inside the layer, each (..., timesteps, units)."""

    input_gate: Array  # i
    forget_gate: Array  # f
    candidate: Array  # g
    output_gate: Array  # o
    cell_state: Array  # c
    squashed_cell: Array  # tanh(c)
    hidden_state: Array  # h


@dataclass(frozen=True, eq=False)
class Forced:
    """What somebody decides in the cell's place, NaN wherever the cell decides itself; None: nowhere."""

    gates: Array | None = None  # i, f, o side by side (..., timesteps, 3 * units)
    cell_state: Array | None = None  # (..., timesteps, units)
    hidden_state: Array | None = None  # (..., timesteps, units)


NOTHING_FORCED = Forced()


def sigmoid(x: Array) -> Array:
    """1 / (1 + exp(-x)) written with tanh(x / 2), which cannot overflow at any x."""
    value: Array = 0.5 + 0.5 * np.tanh(0.5 * x)
    return value


def block(name: str, units: int) -> slice:
    """The columns of W, U and b that belong to the gate `name` of `BLOCKS`."""
    start = BLOCKS.index(name) * units
    return slice(start, start + units)


def swapped(columns: Array) -> Array:
    """The blocks i, f, g, o of (..., 4 * units) as i, f, o, g, and back.

    A run works on i, f, o, g: with the sigmoids side by side, one call serves all three.
    """
    i, f, third, fourth = np.split(columns, len(BLOCKS), axis=-1)  # each (..., units)
    return np.concatenate([i, f, fourth, third], axis=-1)  # (..., 4 * units)


def run_lstm(weights: LstmWeights, inputs: Array, forced: Forced = NOTHING_FORCED) -> Trace:
    """Run the layer from a zero state over inputs (..., timesteps, features), with a batch or without.

    A forced value takes the place of the computed one before anything else is made from it.
    Raises ValueError (from NumPy) where the features of the inputs and of the weights differ.
    """
    units = weights.units
    gates = _drive(weights, inputs)  # (timesteps, ..., 4 * units): x_t W + b, step by step overwritten by i, f, o, g
    cell, squashed, hidden = np.empty((3, *gates.shape[:-1], units), gates.dtype)  # (timesteps, ..., units) each
    recurrent = _halved(weights.recurrent_weights)  # (units, 4 * units)
    i, f, o, g = np.split(gates, len(BLOCKS), axis=-1)  # views, each (timesteps, ..., units)
    sigmoids = gates[..., : 3 * units]  # (timesteps, ..., 3 * units)
    force_gates, force_cell = _force(sigmoids, forced.gates), _force(cell, forced.cell_state)
    force_hidden = _force(hidden, forced.hidden_state)
    room, room_4 = np.empty_like(cell[0]), np.empty_like(gates[0])  # (..., units), (..., 4 * units)
    hidden_before = cell_before = np.zeros_like(cell[0])  # (..., units)
    for t in range(len(gates)):
        _activate(gates[t], sigmoids[t], hidden_before, recurrent, room_4)
        force_gates(t)
        _keep_and_write(i[t], f[t], g[t], cell_before, cell[t], room)
        force_cell(t)
        np.tanh(cell[t], squashed[t])
        np.multiply(o[t], squashed[t], hidden[t])
        force_hidden(t)
        hidden_before, cell_before = hidden[t], cell[t]
    return Trace(*(np.moveaxis(track, 0, -2) for track in (i, f, g, o, cell, squashed, hidden)))


def _drive(weights: LstmWeights, inputs: Array) -> Array:
    """x_t W + b of every step at once, which needs no loop: (timesteps, ..., 4 * units)."""
    drive: Array = np.moveaxis(inputs, -2, 0) @ _halved(weights.input_weights)
    drive += _halved(weights.bias)
    return drive


def _halved(columns: Array) -> Array:
    """Blocks i, f, o, g, the sigmoids' halved, since sigmoid(x) = tanh(x / 2) / 2 + 1 / 2: one tanh serves all four."""
    units = columns.shape[-1] // len(BLOCKS)
    return swapped(columns) * np.repeat(np.array([0.5, 0.5, 0.5, 1.0], columns.dtype), units)  # (..., 4 * units)


def _activate(gates: Array, sigmoids: Array, hidden: Array, recurrent_weights: Array, room: Array) -> None:
    """In place: the drive of one step to its activated blocks; `sigmoids` is a view of the first three."""
    np.dot(hidden, recurrent_weights, room)
    gates += room
    np.tanh(gates, gates)
    sigmoids *= 0.5
    sigmoids += 0.5


def _keep_and_write(i: Array, f: Array, g: Array, before: Array, cell: Array, room: Array) -> None:
    """Into `cell`: f * c_{t-1} + i * g."""
    np.multiply(f, before, cell)
    np.multiply(i, g, room)
    cell += room


def _force(track: Array, wanted: Array | None) -> Callable[[int], None]:
    """What puts the wanted values of a step into `track` (timesteps, ..., columns)."""
    if wanted is None:
        return lambda _t: None
    values = np.moveaxis(wanted, -2, 0)  # (timesteps, ..., columns)
    chosen = ~np.isnan(values)
    return lambda t: np.copyto(track[t], values[t], where=chosen[t])
