"""Rounding that whoever gets the number may go on with."""

import numpy as np
from numpy.typing import ArrayLike

from app.lab.cells.arrays import Array


def rounded(exact: ArrayLike, digits: int) -> Array:
    """Rounded to `digits`; where these end in 5 or 50, one more says on which side of the half the number lies.

    So fewer digits of it are those of the number itself.
    """
    exact = np.asarray(exact, dtype=np.float64)
    near = np.round(exact, digits)
    ends = np.round(np.abs(near) * 10.0**digits) % 100
    is_half = (ends % 10 == 5) | (ends == 50)
    beside = np.round(near + np.sign(exact - near) * 10.0 ** -(digits + 1), digits + 1)
    told: Array = np.where(is_half, beside, near) + 0.0  # adding zero turns -0.0 into 0.0
    return told
