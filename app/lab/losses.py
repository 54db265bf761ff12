"""How a readout is activated and marked in training; each pair is chosen so that its gradient is simple."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from app.lab.cells import Array, sigmoid


@dataclass(frozen=True)
class Loss:
    """An activation of the readout with the loss that belongs to it; arrays are (..., outputs)."""

    activation: Callable[[Array], Array]  # raw outputs to outputs
    value: Callable[[Array, Array], float]  # raw outputs and targets to the mean loss
    gradient: Callable[[Array, Array], Array]  # the same to dLoss/draw


def _identity(raw: Array) -> Array:
    return raw


def _squared_error(raw: Array, targets: Array) -> float:
    return float(np.mean((raw - targets) ** 2))


def _squared_error_gradient(raw: Array, targets: Array) -> Array:
    return 2.0 * (raw - targets) / raw.size  # (..., outputs)


def _cross_entropy(raw: Array, targets: Array) -> float:
    """From raw outputs, not probabilities, so that no logarithm of zero can arise."""
    return float(np.mean(np.logaddexp(0.0, raw) - targets * raw))


def _cross_entropy_gradient(raw: Array, targets: Array) -> Array:
    return (sigmoid(raw) - targets) / raw.size  # (..., outputs)


LOSSES: Mapping[str, Loss] = MappingProxyType(
    {
        "squared-error": Loss(_identity, _squared_error, _squared_error_gradient),
        "cross-entropy": Loss(sigmoid, _cross_entropy, _cross_entropy_gradient),
    }
)
