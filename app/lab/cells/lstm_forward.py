"""The LSTM's way forward: every gate of every step."""

from collections.abc import Callable, Mapping

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.cells.cell import NOTHING_FORCED, Forced, Trace, Weights
from app.lab.quantities import named

# The order of the four blocks in W, U and b: that of PyTorch (i, f, g, o) and of Keras (i, f, c, o).
BLOCKS = named("ifgo")
SQUASHED = "squashed"  # the track of tanh(c)


def swapped(columns: Array) -> Array:
    """The blocks i, f, g, o of (..., 4 * units) as i, f, o, g, and back.

    A run works on i, f, o, g: with the sigmoids side by side, one call serves all three.
    """
    i, f, third, fourth = np.split(columns, len(BLOCKS), axis=-1)  # each (..., units)
    return np.concatenate([i, f, fourth, third], axis=-1)  # (..., 4 * units)


def run_lstm(weights: Weights, inputs: Array, forced: Forced = NOTHING_FORCED) -> Trace:
    """The layer from a zero state, as `Cell.run` says."""
    # x_t W + b (timesteps, 4, ..., units), step by step overwritten by i, f, o, g
    gates = _drive(weights, inputs, np.broadcast_shapes(inputs.shape[:-2], _batch(forced)))
    cell, squashed, hidden = np.empty((3, len(gates), *gates.shape[2:]), gates.dtype)  # (timesteps, ..., units) each
    i, f, o, g = np.moveaxis(gates, 1, 0)  # views, each (timesteps, ..., units)
    sigmoids = gates[:, :3]  # (timesteps, 3, ..., units)
    gate_forces = _forces(forced, {"input": i, "forget": f, "output": o})
    cell_forces, hidden_forces = _forces(forced, {"cell": cell}), _forces(forced, {"hidden": hidden})
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
    tracks = {"forget": f, "input": i, "output": o, "candidate": g, "cell": cell, "hidden": hidden, SQUASHED: squashed}
    return Trace({name: np.moveaxis(track, 0, -2) for name, track in tracks.items()})


def _drive(weights: Weights, inputs: Array, batch: tuple[int, ...]) -> Array:
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


def _batch(forced: Forced) -> tuple[int, ...]:
    """The shape before timesteps and units."""
    return np.broadcast_shapes(*(track.shape[:-2] for track in forced.values()))


def _forces(forced: Forced, tracks: Mapping[str, Array]) -> list[Callable[[int], None]]:
    """For each track (timesteps, ..., units) that is decided: what puts the values of a step into it."""
    return [_force(track, np.moveaxis(forced[name], -2, 0)) for name, track in tracks.items() if name in forced]


def _force(track: Array, values: Array) -> Callable[[int], None]:
    chosen = ~np.isnan(values)  # (timesteps, ..., units)
    return lambda t: np.copyto(track[t], values[t], where=chosen[t])
