"""Weights that a training starts from.

Source: Glorot and Bengio (2010); Saxe et al. (2014) for the orthogonal ones.
"""

import numpy as np

from app.lab.cells.arrays import Array


def glorot(rng: np.random.Generator, rows: int, columns: int) -> Array:
    limit = np.sqrt(6.0 / (rows + columns))
    return rng.uniform(-limit, limit, (rows, columns))  # (rows, columns)


def orthogonal(rng: np.random.Generator, units: int) -> Array:
    q, r = np.linalg.qr(rng.standard_normal((units, units)))  # (units, units) each
    # The sign of R's diagonal is the library's choice; taken out, so that every rotation is equally likely.
    rotation: Array = q * np.sign(np.diagonal(r))  # (units, units)
    return rotation
