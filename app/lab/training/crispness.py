"""Scores of crispness: how far a gate's value where it should be open lies from where it should be shut."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.lab.cells.arrays import Array
from app.lab.cells.cell import Trace
from app.lab.tasks import Batch
from app.lab.tasks.sequence_readers import Raw

Mask = NDArray[np.bool_]
Where = Callable[[Raw], Mask]  # raw sequences to steps (batch, timesteps)
Track = Callable[[Trace], Array]  # a trace to what is looked at (batch, timesteps, units)


@dataclass(frozen=True)
class Crispness:
    """How clearly the gates tell the story of the preset."""

    formula: str  # in words, for people
    measure: Callable[[Trace, Batch], float]
    minimum: float


def at(*symbols: int) -> Where:
    """The steps that read one of these positions in the alphabet."""
    return lambda raw: np.isin(raw, symbols)


def marked(raw: NDArray[Any]) -> Mask:
    """The marked steps of a series."""
    marks: Mask = raw[..., 1] > 0  # (batch, timesteps)
    return marks


def forget_gate(trace: Trace) -> Array:
    return trace["forget"]


def input_gate(trace: Trace) -> Array:
    return trace["input"]


def output_gate(trace: Trace) -> Array:
    return trace["output"]


def candidate(trace: Trace) -> Array:
    return trace["candidate"]


def written(trace: Trace) -> Array:
    """i * g: what is added to c (..., timesteps, units)."""
    return trace["input"] * trace["candidate"]


def contrasts(track: Array, where: Mask) -> Array:
    """The mean of a track (batch, timesteps, units) at `where` minus its mean elsewhere (units)."""
    difference: Array = track[where].mean(axis=0) - track[~where].mean(axis=0)  # (units)
    return difference


def largest(track: Track, where: Where, sign: float = 1.0) -> Callable[[Trace, Batch], float]:
    """`sign` times the contrast between `where` and elsewhere, of the unit in which that is largest."""
    return lambda trace, batch: float((sign * contrasts(track(trace), where(batch.raw))).max())


def widest(track: Track, where: Where) -> Callable[[Trace, Batch], float]:
    """Half the contrast, its sign left out, of the unit in which that is largest."""
    return lambda trace, batch: float(np.abs(contrasts(track(trace), where(batch.raw))).max()) / 2


def undecided(trace: Trace, _batch: Batch) -> float:
    """How far all forget gates are from one half, doubled: 0 where all are half open, 1 where none is."""
    return float(np.abs(2.0 * trace["forget"] - 1.0).mean())
