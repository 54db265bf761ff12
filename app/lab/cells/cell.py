"""What a recurrent cell answers for, whichever it is: networks, training and edits know no more of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

import numpy as np

from app.lab.cells.arrays import Array

Shape = tuple[int, ...]

# What somebody decides in the cell's place, by the name of the quantity, each (..., timesteps, units). NaN wherever the
# cell decides itself; a quantity that is missing, everywhere.
Forced = Mapping[str, Array]
NOTHING_FORCED: Forced = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Weights:
    """What one layer has learnt; the columns of its blocks stand side by side, in the order of the cell's `blocks`."""

    input_weights: Array  # W (features, blocks * units)
    recurrent_weights: Array  # U (units, blocks * units)
    bias: Array  # b (blocks * units)

    @property
    def features(self) -> int:
        return len(self.input_weights)

    @property
    def units(self) -> int:
        return len(self.recurrent_weights)


@dataclass(frozen=True, eq=False)
class Trace:
    """Everything that happened inside a layer, by the name of the quantity; each (..., timesteps, units)."""

    tracks: Mapping[str, Array]  # beside the quantities, what the cell keeps for its own way back

    def __getitem__(self, quantity: str) -> Array:
        """Raises KeyError for a quantity that the cell does not have."""
        return self.tracks[quantity]

    def rows(self, quantity: str) -> list[list[float]]:
        """The same as plain numbers (timesteps, units), for rooms that do not know NumPy; of a run without a batch."""
        rows: list[list[float]] = self[quantity].tolist()
        return rows


@dataclass(frozen=True, eq=False)
class Gradients:
    """dLoss by the weights (in their own shapes), by the inputs and by the states, summed over the batch."""

    weights: Weights
    inputs: Array  # dLoss/dx_t (..., timesteps, features)
    states: Mapping[str, Array]  # dLoss by each state, what comes back through time included (..., timesteps, units)


class Cell(Protocol):
    """A recurrent cell. It holds no numbers: weights are handed in."""

    @property
    def blocks(self) -> tuple[str, ...]:
        """The quantities that W, U and b make, in the order of their columns."""

    def shapes(self, features: int, units: int) -> tuple[Shape, Shape, Shape]:
        """Of W, U and b."""

    def block(self, name: str, units: int) -> slice:
        """The columns of W, U and b that make one of `blocks`."""

    def initial(self, rng: np.random.Generator, features: int, units: int, forget_bias: float) -> Weights:
        """Weights to train from; `forget_bias` is for a cell that has a forget gate."""

    def run(self, weights: Weights, inputs: Array, forced: Forced = NOTHING_FORCED) -> Trace:
        """Run from a zero state over inputs (..., timesteps, features), with a batch or without.

        A forced value takes the place of the computed one before anything else is made from it. One sequence may be run
        under a batch of forced values: the trace is then (batch, timesteps, units). There is a track `hidden`.
        Raises ValueError (from NumPy) where the features of the inputs and of the weights differ.
        """

    def backward(self, weights: Weights, inputs: Array, trace: Trace, d_hidden: Array) -> Gradients:
        """Full BPTT; `d_hidden` (..., timesteps, units) is what each step's loss says about its own h_t."""
