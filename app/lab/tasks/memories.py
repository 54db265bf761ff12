"""Tasks of keeping a few symbols in mind: forget, order, latch and reverse."""

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.tasks.sequence_readers import SymbolReader
from app.lab.tasks.task import (
    Indices,
    Mask,
    Task,
    Within,
    every_step,
    first_seen,
    last_step,
    likeliest,
    one_hot,
    some_length,
)

ANSWERS = ("XX", "XY", "YX", "YY")


def _draw_letters(rng: np.random.Generator, size: int, timesteps: int) -> Indices:
    """`a` and `b` equally often, and one symbol in ten a `#`."""
    return rng.choice(3, size=(size, timesteps), p=[0.45, 0.45, 0.1])  # (size, timesteps)


def _count_since_reset(raw: Indices) -> Array:
    """How many `a` have been read since the last `#`, which itself counts as 0."""
    seen = first_seen(raw, 1)  # (..., timesteps)
    at_reset = np.maximum.accumulate(np.where(raw == 2, seen, 0.0), axis=-1)  # (..., timesteps)
    return seen - at_reset  # (..., timesteps)


FORGET = Task(
    reader=SymbolReader(("a", "b", "#")),
    outputs=("a count since #",),
    # Counts reach ten and more, a hidden state only 1. Asked for the count itself, the network keeps c tiny, where
    # tanh is straight; asked for its tanh, it lets c grow by a tenth a count, and the forget gate has nothing to bend.
    loss_name="squashed-error",
    draw=_draw_letters,
    inputs=one_hot(3),
    truth=_count_since_reset,
    targets=lambda raw: _count_since_reset(raw)[..., np.newaxis],
    counted=every_step,
    right=Within(0.5),
)


def _nth(raw: Indices, n: int) -> Array:
    """What the n-th X or Y was, from that step on: X 1, Y -1, before it 0 (..., timesteps)."""
    here = (raw < 2) & (first_seen(raw, 2) == n)  # (..., timesteps)
    found: Array = np.cumsum(np.where(here, 1.0 - 2.0 * raw, 0.0), axis=-1)  # (..., timesteps)
    return found


def _draw_order(rng: np.random.Generator, size: int, timesteps: int) -> Indices:
    """X or Y at two steps of each sequence, one in each half; a to d at all others."""
    raw = rng.integers(2, 6, (size, timesteps))  # (size, timesteps)
    half, rows = timesteps // 2, np.arange(size)
    raw[rows, rng.integers(0, half, size)] = rng.integers(0, 2, size)
    raw[rows, rng.integers(half, timesteps, size)] = rng.integers(0, 2, size)
    return raw  # (size, timesteps)


def _order_code(raw: Indices) -> Array:
    """2 for a first X, -2 for a first Y, to which the second adds 1 or -1: XX 3, XY 1, YX -1, YY -3, nothing 0."""
    return 2.0 * _nth(raw, 1) + _nth(raw, 2)  # (..., timesteps)


def _order_answer(raw: Indices) -> Array:
    codes = np.array([3.0, 1.0, -1.0, -3.0])  # of ANSWERS (4)
    return np.where(_order_code(raw)[..., np.newaxis] == codes, 1.0, 0.0)  # (..., timesteps, 4)


def _order_known(raw: Indices) -> Mask:
    """The last step, if two X or Y have come by then: the first two decide, more change nothing."""
    known: Mask = last_step(raw) & (first_seen(raw, 2) >= 2)  # (..., timesteps)
    return known


ORDER = Task(
    reader=SymbolReader(("X", "Y", "a", "b", "c", "d")),
    outputs=ANSWERS,
    loss_name="one-of-many",
    draw=_draw_order,
    inputs=one_hot(6),
    truth=_order_code,
    targets=_order_answer,
    counted=_order_known,
    right=likeliest,
)


def _draw_latch(rng: np.random.Generator, size: int, timesteps: int) -> Indices:
    """X or Y, then a and b up to the end."""
    raw = rng.integers(2, 4, (size, some_length(rng, timesteps)))  # (size, timesteps)
    raw[:, 0] = rng.integers(0, 2, size)
    return raw  # (size, timesteps)


def _latch_known(raw: Indices) -> Mask:
    known: Mask = last_step(raw) & (first_seen(raw, 2) > 0)  # (..., timesteps)
    return known


LATCH = Task(
    reader=SymbolReader(("X", "Y", "a", "b")),
    outputs=("X came first",),
    loss_name="cross-entropy",
    draw=_draw_latch,
    inputs=one_hot(4),
    truth=lambda raw: _nth(raw, 1),
    targets=lambda raw: (_nth(raw, 1) > 0).astype(np.float64)[..., np.newaxis],
    counted=_latch_known,
    right=Within(0.5),
)


def _draw_words(rng: np.random.Generator, size: int, timesteps: int) -> Indices:
    return rng.integers(0, 5, (size, timesteps))  # (size, timesteps)


REVERSE = Task(
    reader=SymbolReader(("A", "B", "C", "D", "E")),
    outputs=("A", "B", "C", "D", "E"),
    loss_name="one-of-many",
    draw=_draw_words,
    inputs=one_hot(5),
    truth=lambda raw: first_seen(raw, 5),
    targets=lambda raw: one_hot(5)(raw[..., ::-1]),
    counted=every_step,
    right=likeliest,
)
