"""What a task is: how sequences are drawn, read, answered and marked."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.lab.cells.arrays import Array
from app.lab.networks.losses import LOSSES, Loss
from app.lab.tasks.sequence_readers import Raw, Reader, SymbolReader

Indices = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Batch:
    """Sequences to learn from, or to be measured on."""

    raw: Raw  # (batch, timesteps) or (batch, timesteps, 2)
    inputs: Array  # (batch, timesteps, features)
    targets: Array  # (batch, timesteps, outputs)
    truth: Array  # what a perfect memory would hold (batch, timesteps)
    counted: Mask  # the steps at which an answer is asked for (batch, timesteps)


@dataclass(frozen=True)
class Task:
    """A job for a network; every function takes any typed sequence, a proper word of the task or not."""

    reader: Reader
    outputs: tuple[str, ...]  # a name for each output
    loss_name: str  # a key of LOSSES
    draw: Callable[[np.random.Generator, int, int], Raw]  # rng, size, timesteps to raw sequences
    inputs: Callable[[Raw], Array]  # raw to inputs (..., timesteps, features)
    truth: Callable[[Raw], Array]  # raw to (..., timesteps)
    targets: Callable[[Raw], Array]  # raw to (..., timesteps, outputs)
    counted: Callable[[Raw], Mask]  # raw to (..., timesteps)
    right: Callable[[Array, Array], Mask]  # outputs and targets to (..., timesteps)
    training_scale: float = 1.0  # training sees the targets times this; the readout is scaled back afterwards

    @property
    def loss(self) -> Loss:
        return LOSSES[self.loss_name]

    @property
    def alphabet(self) -> tuple[str, ...]:
        """The symbols that it reads; none for a task that reads numbers."""
        return self.reader.alphabet if isinstance(self.reader, SymbolReader) else ()

    @property
    def tolerance(self) -> float | None:
        """How far from its target a right answer may lie; None where that is not what decides."""
        return self.right.limit if isinstance(self.right, Within) else None

    @property
    def features(self) -> int:
        """How many inputs a step has."""
        return int(self.inputs(self.draw(np.random.default_rng(0), 1, 2)).shape[-1])

    def batch(self, rng: np.random.Generator, size: int, timesteps: int) -> Batch:
        """`size` random sequences of `timesteps` steps; the same `rng` gives the same sequences."""
        raw = self.draw(rng, size, timesteps)  # (batch, timesteps) or (batch, timesteps, 2)
        return Batch(raw, self.inputs(raw), self.targets(raw), self.truth(raw), self.counted(raw))


def share_right(right: Mask, counted: Mask) -> float:
    """The score of every task, 0 to 1: the share of counted steps that are answered right; NaN without any."""
    return float(np.mean(right[counted])) if counted.any() else float("nan")


def some_length(rng: np.random.Generator, timesteps: int) -> int:
    """From two fifths of `timesteps` to all of it, and at least 2, for batches that differ in length.

    Asked at the end of sequences of one length, a network learns to answer at that step and at no other.
    """
    return int(rng.integers(max(2, 2 * timesteps // 5), timesteps + 1))


def one_hot(symbols: int) -> Callable[[Raw], Array]:
    """Positions in an alphabet of so many symbols to (..., timesteps, symbols)."""
    rows = np.eye(symbols)  # (symbols, symbols)
    return lambda raw: rows[raw]  # (..., timesteps, symbols)


def every_step(raw: Indices) -> Mask:
    return np.ones(raw.shape, dtype=bool)  # (..., timesteps)


def last_step(raw: Indices) -> Mask:
    last: Mask = every_step(raw) & (np.arange(raw.shape[-1]) == raw.shape[-1] - 1)  # (..., timesteps)
    return last


def all_but_last(raw: Indices) -> Mask:
    return ~last_step(raw)  # (..., timesteps)


def following(raw: Raw, axis: int) -> Raw:
    """What comes next along `axis`; the last has no next, and stays."""
    count = raw.shape[axis]
    moved: Raw = np.take(raw, np.minimum(np.arange(count) + 1, count - 1), axis=axis)  # as `raw`
    return moved


@dataclass(frozen=True, slots=True)
class Within:
    """Right where every output lies closer to its target than `limit`."""

    limit: float

    def __call__(self, outputs: Array, targets: Array) -> Mask:
        right: Mask = np.all(np.abs(outputs - targets) < self.limit, axis=-1)  # (..., timesteps)
        return right


def likeliest(outputs: Array, targets: Array) -> Mask:
    """Right where the largest output is that of the target."""
    right: Mask = outputs.argmax(axis=-1) == targets.argmax(axis=-1)  # (..., timesteps)
    return right


def first_seen(raw: Indices, symbols: int) -> Array:
    """How many of the symbols before position `symbols` have been read so far (..., timesteps)."""
    return np.cumsum(raw < symbols, axis=-1, dtype=np.float64)  # (..., timesteps)
