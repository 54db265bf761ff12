"""Adam with a clipped gradient, on one vector of parameters.

Source: Kingma and Ba (2015), algorithm 1; Pascanu, Mikolov and Bengio (2013) for clipping by the global norm.
"""

from dataclasses import dataclass

import numpy as np

from app.lab.cells.arrays import Array

FIRST_DECAY, SECOND_DECAY, EPSILON = 0.9, 0.999, 1e-8
CLIP_NORM = 1.0


@dataclass(frozen=True, eq=False)
class AdamState:
    """What Adam remembers between steps."""

    step: int
    mean: Array  # of the gradients (parameters)
    square: Array  # the mean of their squares (parameters)


def fresh(parameters: int) -> AdamState:
    """The state before the first step."""
    return AdamState(0, np.zeros(parameters), np.zeros(parameters))


def clipped(gradient: Array, limit: float = CLIP_NORM) -> Array:
    """The gradient, shortened to `limit` where it is longer; its direction stays."""
    norm = float(np.sqrt(gradient @ gradient))
    return gradient * (limit / norm) if norm > limit else gradient  # (parameters)


def adam_step(vector: Array, gradient: Array, state: AdamState, learning_rate: float) -> tuple[Array, AdamState]:
    """The next parameters and the next state."""
    step = state.step + 1
    mean = FIRST_DECAY * state.mean + (1 - FIRST_DECAY) * gradient  # (parameters)
    square = SECOND_DECAY * state.square + (1 - SECOND_DECAY) * gradient**2  # (parameters)
    unbiased_mean = mean / (1 - FIRST_DECAY**step)  # (parameters)
    unbiased_square = square / (1 - SECOND_DECAY**step)  # (parameters)
    moved = vector - learning_rate * unbiased_mean / (np.sqrt(unbiased_square) + EPSILON)  # (parameters)
    return moved, AdamState(step, mean, square)
