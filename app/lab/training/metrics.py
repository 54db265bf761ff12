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
from app.lab.tasks.sentences import QUOTE
from app.lab.tasks.task import Indices
from app.lab.training.crispness import Mask, Track, Where, contrasts
from app.lab.training.presets import Preset
from app.lab.training.verification import correlations, fixed_batch

FURTHEST = 40  # the longest half of a^n b^n that is tried


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
    return run_of(preset, network, fixed_batch(preset), snapshots)


def run_of(preset: Preset, network: Network, batch: Batch, snapshots: tuple[Snapshot, ...] = ()) -> Look:
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


def number_of(unit: Callable[[Look], int]) -> Figure:
    """Of a unit, from 1."""
    return lambda one: unit(one) + 1


def closest(one: Look) -> int:
    """The unit, from 0, whose c follows the truth closest."""
    return int(np.abs(correlations(one.trace, one.batch)).argmax())


def within_quotes(raw: Indices) -> Mask:
    """The steps between an opening quotation mark and its closing one."""
    within: Mask = (np.cumsum(raw == QUOTE, axis=-1) % 2 == 1) & (raw != QUOTE)  # (batch, timesteps)
    return within


def keeper(track: Track, where: Where, sign: float) -> Callable[[Look], int]:
    """The unit whose track differs most between `where` and elsewhere."""
    return lambda one: int((sign * contrasts(track(one.trace), where(one.batch.raw))).argmax())


def forget_while_open(one: Look) -> float:
    """Mean f at the steps that find a bracket open: with nothing to keep, f is free."""
    return float(one.trace["forget"][:, 1:][one.batch.truth[:, :-1] > 0].mean())


def forget_while_none_is_open(one: Look) -> float:
    """Mean f at the steps, but the first, that find nothing open."""
    return float(one.trace["forget"][:, 1:][one.batch.truth[:, :-1] == 0].mean())


def lowest_forget_while_open(one: Look) -> float:
    return float(one.trace["forget"][:, 1:][one.batch.truth[:, :-1] > 0].min())


def lowest_forget_after_the_first(one: Look) -> float:
    """Of all units, at all steps but the first, which has nothing to keep."""
    return float(one.trace["forget"][:, 1:].min())


def since(where: Where, unit: Callable[[Look], int]) -> Figure:
    """The correlation of a unit's c with the steps since the last one that `where` picks."""

    def figure(one: Look) -> float:
        picked = where(one.batch.raw)  # (batch, timesteps)
        steps = np.arange(picked.shape[-1])  # (timesteps)
        last = np.maximum.accumulate(np.where(picked, steps, -1), axis=-1)  # (batch, timesteps)
        known = last >= 0  # (batch, timesteps)
        return float(np.corrcoef((steps - last)[known], one.trace["cell"][known][:, unit(one)])[0, 1])

    return figure


def wrong_from(symbol: int) -> Figure:
    """The first length at which a run of one symbol alone gets a wrong last answer; FURTHEST + 1 if none does."""

    def figure(one: Look) -> float:
        return next((n for n in range(1, FURTHEST + 1) if not _knows_last(one, np.full(n, symbol))), FURTHEST + 1)

    return figure


def _knows_last(one: Look, raw: Indices) -> bool:
    task = one.preset.task
    outputs = task.loss.activation(forward(one.network, task.inputs(raw)).raw)  # (timesteps, outputs)
    return bool(task.right(outputs, task.targets(raw))[-1])


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


def error(one: Look) -> float:
    """The mean distance of the counted answers from their targets."""
    return float(np.abs(one.outputs - one.batch.targets)[one.batch.counted].mean())


def whole_words(one: Look) -> float:
    """The share of sequences in which every answer is right."""
    return float(one.right.all(axis=-1).mean())
