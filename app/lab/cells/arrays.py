"""What all arithmetic of the lab is written with."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

# The precision that comes in goes through: the lab computes in float64, the benchmarks in float32 too.
Array = NDArray[np.floating[Any]]


def sigmoid(x: Array) -> Array:
    """1 / (1 + exp(-x)) written with tanh(x / 2), which cannot overflow at any x."""
    value: Array = 0.5 + 0.5 * np.tanh(0.5 * x)
    return value
