"""Figures of a trained network on the fixed sequences of its preset: what the rows of a table measure."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.cells.cell import Trace
from app.lab.edits.interventions import forced_values
from app.lab.edits.notation import Clamp
from app.lab.model import Snapshot
from app.lab.networks.network import Network, forward
from app.lab.tasks import Batch, Task, share_right
from app.lab.tasks.reber import outer_is_due
from app.lab.training.crispness import Mask, Track, Where, contrasts
from app.lab.training.presets import Preset
from app.lab.training.verification import correlations, fixed_batch

FURTHEST = 40  # the longest half of a^n b^n that is tried
LEARNT = 0.99


@dataclass(frozen=True, eq=False)
class Look:
    """A network's run over the fixed sequences of its preset."""

    preset: Preset
    network: Network
    batch: Batch
    trace: Trace  # of the first layer, each (batch, timesteps, units)
    outputs: Array
    snapshots: tuple[Snapshot, ...]

    @property
    def right(self) -> Mask:
        return self.preset.task.right(self.outputs, self.batch.targets)  # (batch, timesteps)


Figure = Callable[[Look], float]


def look(preset: Preset, network: Network, snapshots: tuple[Snapshot, ...] = ()) -> Look:
    batch = fixed_batch(preset)
    run = forward(network, batch.inputs)
    return Look(preset, network, batch, run.stages[0].layer, preset.task.loss.activation(run.raw), snapshots)


def score(one: Look) -> float:
    return share_right(one.right, one.batch.counted)


def correlation(one: Look) -> float:
    """Of c with the truth, in the unit where it is closest."""
    found: float = max(correlations(one.trace, one.batch).tolist(), key=abs)
    return found


def mean(track: Track, where: Where, unit: Callable[[Look], int] = lambda _: 0) -> Figure:
    """Of a track of one unit, at the steps that `where` picks."""
    return lambda one: float(track(one.trace)[where(one.batch.raw)][:, unit(one)].mean())


def mean_of_all(track: Track) -> Figure:
    """Of a track of all units at all steps."""
    return lambda one: float(track(one.trace).mean())


def elsewhere(where: Where) -> Where:
    return lambda raw: ~where(raw)


def everywhere(raw: Array) -> Mask:
    return np.ones(raw.shape, dtype=bool)  # (batch, timesteps)


def keeper(track: Track, where: Where, sign: float) -> Callable[[Look], int]:
    """The unit whose track differs most between `where` and elsewhere."""
    return lambda one: int((sign * contrasts(track(one.trace), where(one.batch.raw))).argmax())


def forget_while_open(one: Look) -> float:
    """Mean f at the steps that find a bracket open: with nothing to keep, f is free."""
    return float(one.trace["forget"][:, 1:][one.batch.truth[:, :-1] > 0].mean())


def breaks_at(one: Look) -> float:
    """The first n at which an answer within a^n b^n, read alone, is wrong; FURTHEST + 1 if none is."""
    return next((n for n in range(1, FURTHEST + 1) if not _knows_half(one.preset.task, one.network, n)), FURTHEST + 1)


def _knows_half(task: Task, network: Network, n: int) -> bool:
    raw = np.repeat([0, 1], n)  # (2 * n)
    outputs = task.loss.activation(forward(network, task.inputs(raw)).raw)  # (2 * n, outputs)
    return bool(task.right(outputs, task.targets(raw)).all())


def score_with_forget(value: float) -> Figure:
    """The score with every forget gate held at a value from 0 to 1."""

    def held(one: Look) -> float:
        timesteps = one.batch.inputs.shape[-2]
        forced = forced_values((Clamp("forget", None, 1, value),), one.network, timesteps)
        task = one.preset.task
        outputs = task.loss.activation(forward(one.network, one.batch.inputs, forced).raw)
        return share_right(task.right(outputs, one.batch.targets), one.batch.counted)

    return held


def local_score(one: Look) -> float:
    return share_right(one.right, ~outer_is_due(one.batch.raw))


def outer_score(one: Look) -> float:
    return share_right(one.right, outer_is_due(one.batch.raw))


def learnt_at(figure: Figure) -> Figure:
    """The training step of the first snapshot from which on the figure stays at LEARNT or above; NaN if none."""

    def step(one: Look) -> float:
        low = [shot.step for shot in one.snapshots if figure(look(one.preset, shot.network)) < LEARNT]
        return min((shot.step for shot in one.snapshots if shot.step > max(low, default=-1)), default=np.nan)

    return step


def error(one: Look) -> float:
    """The mean distance of the counted answers from their targets."""
    return float(np.abs(one.outputs - one.batch.targets)[one.batch.counted].mean())


def whole_words(one: Look) -> float:
    """The share of sequences in which every answer is right."""
    return float(one.right.all(axis=-1).mean())
