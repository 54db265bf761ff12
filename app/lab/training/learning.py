"""How a network came to do what it does: figures of the snapshots of its training."""

from functools import lru_cache
from itertools import takewhile

import numpy as np

from app.lab.model import Snapshot
from app.lab.training.metrics import Figure, Look, run_of, score

LEARNT = 0.99


def earlier(one: Look, shot: Snapshot) -> Look:
    """The network of a snapshot on the same sequences."""
    return run_of(one.preset, shot.network, one.batch)


def learnt_at(figure: Figure) -> Figure:
    """The training step of the first snapshot from which on the figure stays at LEARNT or above; NaN if none."""

    def step(one: Look) -> float:
        shot = _learnt(one, figure, LEARNT)
        return shot.step if shot else np.nan

    return step


def times_past_solved(one: Look) -> float:
    """The steps of the training by those after which the score stayed at what the preset demands; NaN if never."""
    shot = _solved(one)
    return one.preset.training_steps / shot.step if shot and shot.step else np.nan


def crispness(one: Look) -> float:
    return one.preset.crispness.measure(one.trace, one.batch)


def crispness_when_solved(one: Look) -> float:
    """Of the snapshot from which on the score stayed at what the preset demands; NaN if there is none."""
    shot = _solved(one)
    return crispness(earlier(one, shot)) if shot else np.nan


@lru_cache(maxsize=1)  # two figures ask one after another
def _solved(one: Look) -> Snapshot | None:
    return _learnt(one, score, one.preset.minimum_score)


def _learnt(one: Look, figure: Figure, least: float) -> Snapshot | None:
    """The first snapshot from which on the figure stays at `least` or above."""
    good = takewhile(lambda shot: figure(earlier(one, shot)) >= least, reversed(one.snapshots))
    return min(good, key=lambda shot: shot.step, default=None)
