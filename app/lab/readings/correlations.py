"""Which units keep track of what the task is about: the correlation of each cell state with the ground truth."""

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.trace import SequenceTrace


def correlations(trace: SequenceTrace) -> tuple[float | None, ...]:
    """Of each unit's c with the truth over this sequence, -1 to 1; None where one of the two never changes.

    Of an encoder and its decoder, the encoder is meant: it is what reads.
    """
    cell_state = trace.stages[0].layer["cell"]  # (timesteps, units)
    truth = np.array(trace.truth[: len(cell_state)])  # (timesteps)
    return tuple(_correlation(cell, truth) for cell in cell_state.T)


def _correlation(x: Array, y: Array) -> float | None:
    x, y = x - x.mean(), y - y.mean()  # (timesteps) each
    spread = float(np.sqrt((x @ x) * (y @ y)))
    return float(x @ y) / spread if spread > 1e-12 else None
