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
    """What somebody decides in the cell's place, each (..., timesteps, units).

    NaN wherever the cell decides itself; None where it does so everywhere.
    """

    input_gate: Array | None = None
    forget_gate: Array | None = None
    output_gate: Array | None = None
    cell_state: Array | None = None
    hidden_state: Array | None = None

    @property
    def batch(self) -> tuple[int, ...]:
        """The shape before timesteps and units."""
        return np.broadcast_shapes(*(track.shape[:-2] for track in vars(self).values() if track is not None))


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

    A forced value takes the place of the computed one before anything else is made from it. One sequence may be run
    under a batch of forced values: the trace is then (batch, timesteps, units).
    Raises ValueError (from NumPy) where the features of the inputs and of the weights differ.
    """
    # x_t W + b (timesteps, 4, ..., units), step by step overwritten by i, f, o, g
    gates = _drive(weights, inputs, np.broadcast_shapes(inputs.shape[:-2], forced.batch))
    cell, squashed, hidden = np.empty((3, len(gates), *gates.shape[2:]), gates.dtype)  # (timesteps, ..., units) each
    i, f, o, g = np.moveaxis(gates, 1, 0)  # views, each (timesteps, ..., units)
    sigmoids = gates[:, :3]  # (timesteps, 3, ..., units)
    gate_forces = _forces((i, forced.input_gate), (f, forced.forget_gate), (o, forced.output_gate))
    cell_forces, hidden_forces = _forces((cell, forced.cell_state)), _forces((hidden, forced.hidden_state))
    recall = _recall(weights.recurrent_weights, gates[0])
    room, half = np.empty_like(cell[0]), np.array(0.5, gates.dtype)
    hidden_before = cell_before = np.zeros_like(cell[0])  # (..., units)
    # At these sizes calls cost more than sums: so the arrays are walked along, not indexed, and nothing is looked up.
    add, multiply, tanh = np.add, np.multiply, np.tanh
    steps = zip(gates, sigmoids, i, f, g, o, cell, squashed, hidden, strict=True)
    for t, (gates_t, sigmoids_t, i_t, f_t, g_t, o_t, cell_t, squashed_t, hidden_t) in enumerate(steps):
        add(gates_t, recall(hidden_before), gates_t)
        tanh(gates_t, gates_t)
        multiply(sigmoids_t, half, sigmoids_t)
        add(sigmoids_t, half, sigmoids_t)
        for force in gate_forces:
            force(t)
        multiply(f_t, cell_before, cell_t)
        add(cell_t, multiply(i_t, g_t, room), cell_t)
        for force in cell_forces:
            force(t)
        multiply(o_t, tanh(cell_t, squashed_t), hidden_t)
        for force in hidden_forces:
            force(t)
        hidden_before, cell_before = hidden_t, cell_t
    return Trace(*(np.moveaxis(track, 0, -2) for track in (i, f, g, o, cell, squashed, hidden)))


def _drive(weights: LstmWeights, inputs: Array, batch: tuple[int, ...]) -> Array:
    """x_t W + b of every step at once, which needs no loop: (timesteps, 4, *batch, units)."""
    drive = np.moveaxis(inputs, -2, 0) @ _halved(weights.input_weights)  # (timesteps, ..., 4 * units)
    missing = (1,) * (len(batch) + 2 - drive.ndim)
    blocks = drive.reshape(len(drive), *missing, *drive.shape[1:-1], len(BLOCKS), weights.units)
    bias = _halved(weights.bias).reshape(len(BLOCKS), *(1 for _ in batch), weights.units)
    gates = np.empty((len(drive), len(BLOCKS), *batch, weights.units), drive.dtype)
    return np.add(np.moveaxis(blocks, -2, 1), bias, gates)


def _recall(recurrent_weights: Array, like: Array) -> Callable[[Array], Array]:
    """What makes h_{t-1} U of a step, in the shape of `like` (4, ..., units), always in the same room.

    One sequence takes one product; of a batch each block is a product of its own, so that it lies in one piece.
    """
    halved, room = _halved(recurrent_weights), np.empty_like(like)  # (units, 4 * units), (4, ..., units)

    def of_one(hidden: Array) -> Array:
        np.dot(hidden, halved, flat)
        return room

    if like.ndim == 2:
        flat = room.reshape(-1)  # a view of the room
        return of_one
    blocks = np.ascontiguousarray(np.stack(np.split(halved, len(BLOCKS), axis=-1)))  # (4, units, units)
    return lambda hidden: np.matmul(hidden, blocks, room)


def _halved(columns: Array) -> Array:
    """Blocks i, f, o, g, the sigmoids' halved, since sigmoid(x) = tanh(x / 2) / 2 + 1 / 2: one tanh serves all four."""
    units = columns.shape[-1] // len(BLOCKS)
    return swapped(columns) * np.repeat(np.array([0.5, 0.5, 0.5, 1.0], columns.dtype), units)  # (..., 4 * units)


def _forces(*wanted: tuple[Array, Array | None]) -> list[Callable[[int], None]]:
    """For each track (timesteps, ..., units) that is decided: what puts the values of a step into it."""
    return [_force(track, np.moveaxis(values, -2, 0)) for track, values in wanted if values is not None]


def _force(track: Array, values: Array) -> Callable[[int], None]:
    chosen = ~np.isnan(values)  # (timesteps, ..., units)
    return lambda t: np.copyto(track[t], values[t], where=chosen[t])
