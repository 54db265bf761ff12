"""How a readout is activated and marked in training; each pair is chosen so that its gradient is simple."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from app.lab.cells.arrays import Array, sigmoid

Mask = NDArray[np.bool_]

SQUASHED = 0.1  # how much of a hidden state's argument is one count
LARGEST_SQUASHED = 0.9999


@dataclass(frozen=True)
class Loss:
    """An activation of the readout with the loss that belongs to it; arrays are (..., timesteps, outputs)."""

    activation: Callable[[Array], Array]  # raw outputs to outputs
    at_steps: Callable[[Array, Array], Array]  # raw outputs and targets to each step's loss (..., timesteps)
    slope: Callable[[Array, Array], Array]  # the same to d(each step's loss)/draw

    def value(self, raw: Array, targets: Array, counted: Mask) -> float:
        """The mean loss of the counted steps (..., timesteps)."""
        return float(np.sum(_shares(counted, raw) * self.at_steps(raw, targets)))

    def gradient(self, raw: Array, targets: Array, counted: Mask) -> Array:
        """dLoss/draw (..., timesteps, outputs), zero at steps that are not counted."""
        return _shares(counted, raw)[..., np.newaxis] * self.slope(raw, targets)


def _shares(counted: Mask, raw: Array) -> Array:
    """What each step weighs in the mean (..., timesteps), in the precision of `raw`."""
    shares: Array = counted.astype(raw.dtype) / max(1.0, float(counted.sum()))  # (..., timesteps)
    return shares


def _identity(raw: Array) -> Array:
    return raw


def _squared_error(raw: Array, targets: Array) -> Array:
    error: Array = np.mean((raw - targets) ** 2, axis=-1)  # (..., timesteps)
    return error


def _squared_error_slope(raw: Array, targets: Array) -> Array:
    slope: Array = 2.0 * (raw - targets) / raw.shape[-1]  # (..., timesteps, outputs)
    return slope


def _cross_entropy(raw: Array, targets: Array) -> Array:
    """From raw outputs, not probabilities, so that no logarithm of zero can arise."""
    entropy: Array = np.mean(np.logaddexp(0.0, raw) - targets * raw, axis=-1)  # (..., timesteps)
    return entropy


def _cross_entropy_slope(raw: Array, targets: Array) -> Array:
    slope: Array = (sigmoid(raw) - targets) / raw.shape[-1]  # (..., timesteps, outputs)
    return slope


def _counted(raw: Array) -> Array:
    """The count that a squashed output stands for; an output at 1 or beyond stands for about 50."""
    count: Array = np.arctanh(np.clip(raw, -LARGEST_SQUASHED, LARGEST_SQUASHED)) / SQUASHED  # (..., outputs)
    return count


def _squashed(targets: Array) -> Array:
    """What a hidden state of o = 1 holds once c has grown by SQUASHED a count (..., outputs)."""
    squashed: Array = np.tanh(SQUASHED * targets)  # (..., outputs)
    return squashed


def _squashed_error(raw: Array, targets: Array) -> Array:
    return _squared_error(raw, _squashed(targets))  # (..., timesteps)


def _squashed_error_slope(raw: Array, targets: Array) -> Array:
    return _squared_error_slope(raw, _squashed(targets))  # (..., timesteps, outputs)


def softmax(raw: Array) -> Array:
    """Shares that add up to 1; the largest output is taken off first, so that nothing overflows."""
    powers = np.exp(raw - raw.max(axis=-1, keepdims=True))  # (..., outputs)
    shares: Array = powers / powers.sum(axis=-1, keepdims=True)  # (..., outputs)
    return shares


def _one_of_many(raw: Array, targets: Array) -> Array:
    """Softmax cross-entropy, from raw outputs as well; the targets of a step add up to 1."""
    highest = raw.max(axis=-1)  # (..., timesteps)
    total = highest + np.log(np.exp(raw - highest[..., np.newaxis]).sum(axis=-1))  # (..., timesteps)
    entropy: Array = total - np.sum(targets * raw, axis=-1)  # (..., timesteps)
    return entropy


def _one_of_many_slope(raw: Array, targets: Array) -> Array:
    return softmax(raw) - targets  # (..., timesteps, outputs)


LOSSES: Mapping[str, Loss] = MappingProxyType(
    {
        "squared-error": Loss(_identity, _squared_error, _squared_error_slope),
        "squashed-error": Loss(_counted, _squashed_error, _squashed_error_slope),
        "cross-entropy": Loss(sigmoid, _cross_entropy, _cross_entropy_slope),
        "one-of-many": Loss(softmax, _one_of_many, _one_of_many_slope),
    }
)
