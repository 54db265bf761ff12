"""Tasks on symbols that open and close: counter, reset and count-match."""

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.tasks.sequence_readers import SymbolReader
from app.lab.tasks.task import Indices, Task, Within, every_step, one_hot

LONGEST_HALF = 10  # the n of the longest a^n b^n to learn from


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


def _open_ones(raw: Indices) -> Array:
    """Opened minus closed. Below zero where a word closes too often: such words are run, not refused."""
    return np.cumsum(np.where(raw == 0, 1.0, -1.0), axis=-1)  # (..., timesteps)


def _legal_bracket(raw: Indices) -> Array:
    depth = _open_ones(raw)  # (..., timesteps)
    return np.stack([np.ones_like(depth), depth > 0, depth == 0], axis=-1)  # (..., timesteps, 3)


COUNTER = Task(
    reader=SymbolReader(("(", ")")),
    outputs=("next may be (", "next may be )", "end"),
    loss_name="cross-entropy",
    draw=_draw_brackets,
    inputs=one_hot(2),
    truth=_open_ones,
    targets=_legal_bracket,
    counted=every_step,
    right=Within(0.5),
)


def _draw_insides(rng: np.random.Generator, size: int, timesteps: int) -> Indices:
    """Brackets in any order, one symbol in five, between letters."""
    return rng.choice(4, size=(size, timesteps), p=[0.1, 0.1, 0.4, 0.4])  # (size, timesteps)


def _inside(raw: Indices) -> Array:
    """1 from a `(` on until the next `)`, else 0; a second `(` or `)` changes nothing."""
    steps = np.arange(raw.shape[-1])  # (timesteps)
    opened, closed = (np.maximum.accumulate(np.where(raw == symbol, steps, -1), axis=-1) for symbol in (0, 1))
    return (opened > closed).astype(np.float64)  # (..., timesteps)


RESET = Task(
    reader=SymbolReader(("(", ")", "a", "b")),
    outputs=("inside ( )",),
    loss_name="cross-entropy",
    draw=_draw_insides,
    inputs=one_hot(4),
    truth=_inside,
    targets=lambda raw: _inside(raw)[..., np.newaxis],
    counted=every_step,
    right=Within(0.5),
)


def _draw_halves(rng: np.random.Generator, size: int, timesteps: int) -> Indices:
    """Words a^n b^n one after another, n from 1 to LONGEST_HALF, cut off at `timesteps`."""
    halves = rng.integers(1, LONGEST_HALF + 1, (size, timesteps))  # (size, timesteps)
    rows = [np.repeat(np.arange(2 * timesteps) % 2, np.repeat(row, 2))[:timesteps] for row in halves]
    return np.stack(rows)  # (size, timesteps)


def _legal_half(raw: Indices) -> Array:
    """`a` after an `a` or at a word's end, `b` while one is owed."""
    owed = _open_ones(raw)  # (..., timesteps)
    return np.stack([(raw == 0) | (owed == 0), owed > 0, owed == 0], axis=-1).astype(np.float64)  # (..., timesteps, 3)


COUNT_MATCH = Task(
    reader=SymbolReader(("a", "b")),
    outputs=("next may be a", "next may be b", "end"),
    loss_name="cross-entropy",
    draw=_draw_halves,
    inputs=one_hot(2),
    truth=_open_ones,
    targets=_legal_half,
    counted=every_step,
    right=Within(0.5),
)
