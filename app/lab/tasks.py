"""What the shipped networks learn: one row of `TASKS` each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from app.lab.cells import Array
from app.lab.losses import LOSSES, Loss

Indices = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Batch:
    """Sequences to learn from, or to be measured on."""

    symbols: Indices  # positions in the alphabet (batch, timesteps)
    inputs: Array  # one-hot (batch, timesteps, features)
    targets: Array  # (batch, timesteps, outputs)
    truth: Array  # what a perfect memory would hold (batch, timesteps)


@dataclass(frozen=True)
class Task:
    """A job for a network that reads one symbol at each step and answers at each step."""

    alphabet: tuple[str, ...]
    outputs: tuple[str, ...]  # a name for each output
    truth_name: str  # what `truth` counts
    loss_name: str  # a key of LOSSES
    draw: Callable[[np.random.Generator, int, int], Indices]  # rng, size, timesteps to symbols
    track: Callable[[Indices], Array]  # symbols (..., timesteps) to the truth (..., timesteps)
    targets: Callable[[Array], Array]  # truth (..., timesteps) to targets (..., timesteps, outputs)
    training_scale: float = 1.0  # training sees the targets times this; the readout is scaled back afterwards

    @property
    def loss(self) -> Loss:
        return LOSSES[self.loss_name]

    def batch(self, rng: np.random.Generator, size: int, timesteps: int) -> Batch:
        """`size` random sequences of `timesteps` symbols; the same `rng` gives the same sequences."""
        symbols = self.draw(rng, size, timesteps)  # (batch, timesteps)
        truth = self.track(symbols)  # (batch, timesteps)
        return Batch(symbols, self.one_hot(symbols), self.targets(truth), truth)

    def one_hot(self, symbols: Indices) -> Array:
        """Positions in the alphabet (..., timesteps) to inputs (..., timesteps, features)."""
        return np.eye(len(self.alphabet))[symbols]  # (..., timesteps, features)

    def truth(self, sequence: str) -> tuple[float, ...]:
        """The ground-truth track of a sequence over the alphabet, a number for each symbol."""
        return tuple(self.track(self.symbols(sequence)).tolist())

    def symbols(self, sequence: str) -> Indices:
        """The positions in the alphabet (timesteps); raises ValueError for a symbol outside it."""
        return np.array([self.alphabet.index(symbol) for symbol in sequence], dtype=np.int64)  # (timesteps)


def share_right(outputs: Array, targets: Array) -> float:
    """The score of every task, 0 to 1: the share of steps at which each output rounds to its target."""
    return float(np.mean(np.all(np.abs(outputs - targets) < 0.5, axis=-1)))


def _draw_brackets(rng: np.random.Generator, size: int, timesteps: int) -> Indices:
    """Beginnings of balanced words, `(` wherever nothing is open.

    Each word closes with its own chance of 40 to 50%: a fair coin alone seldom goes deep, and a network that
    has seen only shallow words has no reason to keep its forget gate open.
    """
    closing = rng.uniform(0.4, 0.5, (size, 1))  # (size, 1)
    closes = rng.random((size, timesteps)) < closing  # (size, timesteps)
    depth = np.zeros(size, dtype=np.int64)  # (size)
    for t in range(timesteps):
        closes[:, t] &= depth > 0
        depth += np.where(closes[:, t], -1, 1)  # (size)
    return closes.astype(np.int64)  # (size, timesteps)


def _bracket_depth(symbols: Indices) -> Array:
    """Opened minus closed. Below zero where a word closes too often: such words are run, not refused."""
    return np.cumsum(np.where(symbols == 0, 1.0, -1.0), axis=-1)  # (..., timesteps)


def _legal_next(depth: Array) -> Array:
    return np.stack([np.ones_like(depth), depth > 0, depth == 0], axis=-1)  # (..., timesteps, 3)


def _draw_letters(rng: np.random.Generator, size: int, timesteps: int) -> Indices:
    """`a` and `b` equally often, and one symbol in ten a `#`."""
    return rng.choice(3, size=(size, timesteps), p=[0.45, 0.45, 0.1])  # (size, timesteps)


def _count_since_reset(symbols: Indices) -> Array:
    """How many `a` have been read since the last `#`, which itself counts as 0."""
    seen = np.cumsum(symbols == 0, axis=-1, dtype=np.float64)  # (..., timesteps)
    at_reset = np.maximum.accumulate(np.where(symbols == 2, seen, 0.0), axis=-1)  # (..., timesteps)
    return seen - at_reset  # (..., timesteps)


def _as_count(count: Array) -> Array:
    return count[..., np.newaxis]  # (..., timesteps, 1)


TASKS: Mapping[str, Task] = MappingProxyType(
    {
        "counter": Task(
            alphabet=("(", ")"),
            outputs=("next may be (", "next may be )", "end"),
            truth_name="depth",
            loss_name="cross-entropy",
            draw=_draw_brackets,
            track=_bracket_depth,
            targets=_legal_next,
        ),
        "forget": Task(
            alphabet=("a", "b", "#"),
            outputs=("a count since #",),
            truth_name="count",
            loss_name="squared-error",
            draw=_draw_letters,
            track=_count_since_reset,
            targets=_as_count,
            # Counts reach about ten, a hidden state only 1: unscaled, c leaves the straight part of tanh, and
            # the forget gate learns to bend the curve back instead of keeping.
            training_scale=0.1,
        ),
    }
)
