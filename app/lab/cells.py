"""The one LSTM cell: traces, training and the terms of an equation all run through `lstm_step`.

Source: Hochreiter and Schmidhuber (1997), with the forget gate of Gers, Schmidhuber and Cummins (2000):

    i, f, o = sigmoid(x_t W + h_{t-1} U + b)      g = tanh(x_t W + h_{t-1} U + b)
    c_t = f * c_{t-1} + i * g                     h_t = o * tanh(c_t)
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

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
    hidden_state: Array  # h


def sigmoid(x: Array) -> Array:
    """1 / (1 + exp(-x)) written with tanh(x / 2), which cannot overflow at any x."""
    return 0.5 + 0.5 * np.tanh(0.5 * x)


def block(name: str, units: int) -> slice:
    """The columns of W, U and b that belong to the gate `name` of `BLOCKS`."""
    start = BLOCKS.index(name) * units
    return slice(start, start + units)


def lstm_step(
    drive: Array, recurrent_weights: Array, hidden_state: Array, cell_state: Array
) -> tuple[Array, Array, Array]:
    """One timestep of any batch: the activated blocks i, f, g, o side by side, then the new c and h.

    `drive` is x_t W + b, (..., 4 * units): it needs no loop, so `run_lstm` makes it for all steps at once.
    """
    units = recurrent_weights.shape[0]
    preactivation = drive + hidden_state @ recurrent_weights  # (..., 4 * units)
    gates = sigmoid(preactivation)  # (..., 4 * units)
    candidate = np.tanh(preactivation[..., 2 * units : 3 * units])  # (..., units)
    gates[..., 2 * units : 3 * units] = candidate
    cell_state = gates[..., units : 2 * units] * cell_state + gates[..., :units] * candidate  # (..., units)
    return gates, cell_state, gates[..., 3 * units :] * np.tanh(cell_state)


def run_lstm(weights: LstmWeights, inputs: Array) -> Trace:
    """Run the layer from a zero state over inputs (..., timesteps, features), with a batch or without.

    Raises ValueError (from NumPy) where the features of the inputs and of the weights differ.
    """
    drive = np.moveaxis(inputs @ weights.input_weights + weights.bias, -2, 0)  # (timesteps, ..., 4 * units)
    state_shape = (*drive.shape[:-1], weights.units)
    gates = np.empty(drive.shape)  # (timesteps, ..., 4 * units)
    cell_state, hidden_state = np.empty(state_shape), np.empty(state_shape)  # (timesteps, ..., units)
    cell = hidden = np.zeros(state_shape[1:])  # (..., units)
    for t, drive_now in enumerate(drive):
        gates[t], cell, hidden = lstm_step(drive_now, weights.recurrent_weights, hidden, cell)
        cell_state[t], hidden_state[t] = cell, hidden
    return _as_trace(gates, cell_state, hidden_state)


def _as_trace(gates: Array, cell_state: Array, hidden_state: Array) -> Trace:
    """Timesteps first (as the loop writes them) to timesteps before units (as everybody reads them)."""
    tracks = (*np.split(gates, len(BLOCKS), axis=-1), cell_state, hidden_state)
    return Trace(*(np.moveaxis(track, 0, -2) for track in tracks))  # each (..., timesteps, units)
