"""Backpropagation through time for the cell of `app.lab.cells.lstm`, written from its four formulas.

Source: Werbos (1990), "Backpropagation through time". Tests: central differences, PyTorch.
"""

from dataclasses import dataclass

import numpy as np

from app.lab.cells.lstm import BLOCKS, Array, LstmWeights, Readout, Trace, swapped


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
        input_weights=swapped(_flat(inputs).T @ flat),  # (features, 4 * units)
        recurrent_weights=swapped(_flat(_previous(trace.hidden_state)).T @ flat),  # (units, 4 * units)
        bias=swapped(flat.sum(axis=0)),  # (4 * units)
    )
    d_inputs = d_preactivation @ swapped(weights.input_weights).T  # (..., timesteps, features)
    return LstmGradients(by_weights, d_inputs, d_hidden_total, d_cell)


def _through_time(weights: LstmWeights, trace: Trace, d_hidden: Array) -> tuple[Array, Array, Array]:
    """The backward loop: dLoss by the preactivations i, f, o, g (..., timesteps, 4 * units), by h and by c."""
    d_blocks, hidden_by_cell = _slopes(trace)  # (timesteps, ..., 4 * units), (timesteps, ..., units)
    forget = _time_first(trace.forget_gate)  # (timesteps, ..., units)
    d_hidden_total = _time_first(d_hidden).copy()  # (timesteps, ..., units)
    d_cell = hidden_by_cell
    by_input, by_forget, by_output, by_candidate = np.split(d_blocks, len(BLOCKS), axis=-1)  # views
    transposed = np.ascontiguousarray(swapped(weights.recurrent_weights).T)  # (4 * units, units)
    later_cell = np.zeros_like(d_cell[0])  # what the step after says about this c (..., units)
    later_hidden = np.zeros_like(later_cell)  # and about this h (..., units)
    for t in reversed(range(len(d_cell))):
        d_hidden_total[t] += later_hidden
        d_cell[t] *= d_hidden_total[t]
        d_cell[t] += later_cell
        by_output[t] *= d_hidden_total[t]
        for reaching_cell in (by_input, by_forget, by_candidate):
            reaching_cell[t] *= d_cell[t]
        np.multiply(d_cell[t], forget[t], later_cell)
        np.dot(d_blocks[t], transposed, later_hidden)
    return _time_last(d_blocks), _time_last(d_hidden_total), _time_last(d_cell)


def _slopes(trace: Trace) -> tuple[Array, Array]:
    """The local derivatives of every step at once, since only their products along time need the loop.

    First those by the preactivations i, f, o, g (timesteps, ..., 4 * units): of c, but by o of h. Then dh/dc
    (timesteps, ..., units). The loop turns both into gradients where they stand, which spares as much memory again.
    """
    i, f, g, o = map(_time_first, (trace.input_gate, trace.forget_gate, trace.candidate, trace.output_gate))
    squashed = _time_first(trace.squashed_cell)  # (timesteps, ..., units)
    slopes = np.empty((*i.shape[:-1], len(BLOCKS) * i.shape[-1]), i.dtype)  # (timesteps, ..., 4 * units)
    by_input, by_forget, by_output, by_candidate = np.split(slopes, len(BLOCKS), axis=-1)  # views
    rest = np.empty_like(i)  # 1 - y of a gate y, 1 - y * y of a tanh y; one room for all (timesteps, ..., units)
    np.multiply(np.multiply(g, i, by_input), np.subtract(1, i, rest), by_input)
    by_forget[0] = 0.0  # there is nothing yet to forget
    np.multiply(_time_first(trace.cell_state)[:-1], f[1:], by_forget[1:])
    np.multiply(by_forget, np.subtract(1, f, rest), by_forget)
    np.multiply(np.multiply(squashed, o, by_output), np.subtract(1, o, rest), by_output)
    np.multiply(i, np.subtract(1, np.multiply(g, g, rest), rest), by_candidate)
    return slopes, o * np.subtract(1, np.multiply(squashed, squashed, rest), rest)


def _previous(states: Array) -> Array:
    """Each step's predecessor; the first step's is the zero state."""
    shifted = np.zeros_like(states)  # (..., timesteps, units)
    shifted[..., 1:, :] = states[..., :-1, :]
    return shifted


def _flat(array: Array) -> Array:
    """Rows of one step of one sequence each, in the order of memory: no copy for what a run has made."""
    return _time_first(array).reshape(-1, array.shape[-1])  # (timesteps * batch, last)


def _time_first(array: Array) -> Array:
    return np.moveaxis(array, -2, 0)  # (timesteps, ..., last)


def _time_last(array: Array) -> Array:
    return np.moveaxis(array, 0, -2)  # (..., timesteps, last)
