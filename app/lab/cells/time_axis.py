"""Arrays with the axis of time first, as loops along it want them, and back."""

import numpy as np

from app.lab.cells.arrays import Array


def time_first(array: Array) -> Array:
    return np.moveaxis(array, -2, 0)  # (timesteps, ..., last)


def time_last(array: Array) -> Array:
    return np.moveaxis(array, 0, -2)  # (..., timesteps, last)


def step_rows(array: Array) -> Array:
    """Rows of one step of one sequence each, in the order of memory: no copy for what a run has made."""
    return time_first(array).reshape(-1, array.shape[-1])  # (timesteps * batch, last)
