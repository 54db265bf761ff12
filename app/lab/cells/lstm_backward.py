"""The LSTM's way back: backpropagation through time, written from its four formulas.

Source: Werbos (1990), "Backpropagation through time". Tests: central differences, PyTorch.
"""

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.cells.cell import Gradients, Trace, Weights
from app.lab.cells.lstm_forward import BLOCKS, SQUASHED, swapped
from app.lab.cells.time_axis import step_rows, time_first, time_last


def lstm_gradients(weights: Weights, inputs: Array, trace: Trace, d_hidden: Array) -> Gradients:
    """Full BPTT, as `Cell.backward` says."""
    d_preactivation, d_hidden_total, d_cell = _through_time(weights, trace, d_hidden)
    rows = step_rows(d_preactivation)  # (batch * timesteps, 4 * units)
    by_weights = Weights(
        input_weights=swapped(step_rows(inputs).T @ rows),  # (features, 4 * units)
        recurrent_weights=swapped(step_rows(_previous(trace["hidden"])).T @ rows),  # (units, 4 * units)
        bias=swapped(rows.sum(axis=0)),  # (4 * units)
    )
    d_inputs = d_preactivation @ swapped(weights.input_weights).T  # (..., timesteps, features)
    return Gradients(by_weights, d_inputs, {"hidden": d_hidden_total, "cell": d_cell})


def _through_time(weights: Weights, trace: Trace, d_hidden: Array) -> tuple[Array, Array, Array]:
    """The backward loop: dLoss by the preactivations i, f, o, g (..., timesteps, 4 * units), by h and by c."""
    d_blocks, hidden_by_cell = _slopes(trace)  # (timesteps, ..., 4 * units), (timesteps, ..., units)
    forget = time_first(trace["forget"])  # (timesteps, ..., units)
    d_hidden_total = time_first(d_hidden).copy()  # (timesteps, ..., units)
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
    return time_last(d_blocks), time_last(d_hidden_total), time_last(d_cell)


def _slopes(trace: Trace) -> tuple[Array, Array]:
    """The local derivatives of every step at once, since only their products along time need the loop.

    First those by the preactivations i, f, o, g (timesteps, ..., 4 * units): of c, but by o of h. Then dh/dc
    (timesteps, ..., units). The loop turns both into gradients where they stand, which spares as much memory again.
    """
    i, f, g, o = (time_first(trace[name]) for name in BLOCKS)
    squashed = time_first(trace[SQUASHED])  # (timesteps, ..., units)
    slopes = np.empty((*i.shape[:-1], len(BLOCKS) * i.shape[-1]), i.dtype)  # (timesteps, ..., 4 * units)
    by_input, by_forget, by_output, by_candidate = np.split(slopes, len(BLOCKS), axis=-1)  # views
    rest = np.empty_like(i)  # 1 - y of a gate y, 1 - y * y of a tanh y; one room for all (timesteps, ..., units)
    np.multiply(np.multiply(g, i, by_input), np.subtract(1, i, rest), by_input)
    by_forget[0] = 0.0  # there is nothing yet to forget
    np.multiply(time_first(trace["cell"])[:-1], f[1:], by_forget[1:])
    np.multiply(by_forget, np.subtract(1, f, rest), by_forget)
    np.multiply(np.multiply(squashed, o, by_output), np.subtract(1, o, rest), by_output)
    np.multiply(i, np.subtract(1, np.multiply(g, g, rest), rest), by_candidate)
    return slopes, o * np.subtract(1, np.multiply(squashed, squashed, rest), rest)


def _previous(states: Array) -> Array:
    """Each step's predecessor; the first step's is the zero state."""
    shifted = np.zeros_like(states)  # (..., timesteps, units)
    shifted[..., 1:, :] = states[..., :-1, :]
    return shifted
