"""Backpropagation through time for the cell of `app.lab.cells`, written from its four formulas.

Source: Werbos (1990), "Backpropagation through time". Tests: central differences, PyTorch.
"""

from dataclasses import dataclass

import numpy as np

from app.lab.cells import Array, LstmWeights, Readout, Trace


@dataclass(frozen=True, eq=False)
class LstmGradients:
    """dLoss by the weights (in their own shapes) and by the states, summed over the batch."""

    weights: LstmWeights
    inputs: Array  # dLoss/dx_t (..., timesteps, features)
    hidden_state: Array  # dLoss/dh_t, what comes back through time included (..., timesteps, units)
    cell_state: Array  # dLoss/dc_t, likewise (..., timesteps, units)


def readout_gradients(readout: Readout, hidden_state: Array, d_raw: Array) -> tuple[Readout, Array]:
    """From dLoss/draw (..., outputs): dLoss by the readout's weights, and dLoss/dh (..., units)."""
    weights = _flat(hidden_state).T @ _flat(d_raw)  # (units, outputs)
    return Readout(weights, _flat(d_raw).sum(axis=0)), d_raw @ readout.weights.T


def lstm_gradients(weights: LstmWeights, inputs: Array, trace: Trace, d_hidden: Array) -> LstmGradients:
    """Full BPTT; `d_hidden` (..., timesteps, units) is what each step's loss says about its own h_t."""
    d_preactivation, d_hidden_total, d_cell = _through_time(weights, trace, d_hidden)
    flat = _flat(d_preactivation)  # (batch * timesteps, 4 * units)
    by_weights = LstmWeights(
        input_weights=_flat(inputs).T @ flat,  # (features, 4 * units)
        recurrent_weights=_flat(_previous(trace.hidden_state)).T @ flat,  # (units, 4 * units)
        bias=flat.sum(axis=0),  # (4 * units)
    )
    d_inputs = d_preactivation @ weights.input_weights.T  # (..., timesteps, features)
    return LstmGradients(by_weights, d_inputs, d_hidden_total, d_cell)


def _through_time(weights: LstmWeights, trace: Trace, d_hidden: Array) -> tuple[Array, Array, Array]:
    """The backward loop: dLoss by the preactivations (..., timesteps, 4 * units), by h and by c."""
    by_cell, output_by_hidden, cell_by_hidden, forget = map(_time_first, _slopes(trace))
    d_hidden_total = _time_first(d_hidden).copy()  # (timesteps, ..., units)
    d_cell = np.zeros_like(d_hidden_total)  # (timesteps, ..., units)
    d_blocks = np.empty((*d_cell.shape[:-1], 4 * weights.units))  # (timesteps, ..., 4 * units)
    from_later_cell = np.zeros_like(d_cell[0])  # (..., units)
    units, transposed = weights.units, weights.recurrent_weights.T  # (4 * units, units)
    for t in reversed(range(len(d_cell))):
        if t + 1 < len(d_cell):
            d_hidden_total[t] += d_blocks[t + 1] @ transposed
        d_cell[t] = from_later_cell + d_hidden_total[t] * cell_by_hidden[t]
        d_blocks[t, ..., : 3 * units] = np.concatenate([d_cell[t]] * 3, axis=-1) * by_cell[t]
        d_blocks[t, ..., 3 * units :] = d_hidden_total[t] * output_by_hidden[t]
        from_later_cell = d_cell[t] * forget[t]
    return _time_last(d_blocks), _time_last(d_hidden_total), _time_last(d_cell)


def _slopes(trace: Trace) -> tuple[Array, Array, Array, Array]:
    """Every local derivative, for all steps at once: only their products along time need the loop."""
    i, f, g, o = trace.input_gate, trace.forget_gate, trace.candidate, trace.output_gate
    tanh_cell = np.tanh(trace.cell_state)  # (..., timesteps, units)
    by_cell = (g * i * (1 - i), _previous(trace.cell_state) * f * (1 - f), i * (1 - g * g))
    return np.concatenate(by_cell, axis=-1), tanh_cell * o * (1 - o), o * (1 - tanh_cell * tanh_cell), f


def _previous(states: Array) -> Array:
    """Each step's predecessor; the first step's is the zero state."""
    shifted = np.zeros_like(states)  # (..., timesteps, units)
    shifted[..., 1:, :] = states[..., :-1, :]
    return shifted


def _flat(array: Array) -> Array:
    return array.reshape(-1, array.shape[-1])  # (batch * timesteps, last)


def _time_first(array: Array) -> Array:
    return np.moveaxis(array, -2, 0)  # (timesteps, ..., last)


def _time_last(array: Array) -> Array:
    return np.moveaxis(array, 0, -2)  # (..., timesteps, last)
