"""Training a preset: the same preset and seed give the same weights, bit for bit, on the same machine."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.model import Model, Recipe, Snapshot
from app.lab.model_file import LOSS_POINTS, as_float32, with_digest
from app.lab.networks.network import Network, from_arrays, from_vector, initial_network, loss_and_gradient, to_vector
from app.lab.networks.readout import Readout
from app.lab.tasks import Task
from app.lab.training.optimiser import adam_step, clipped, fresh
from app.lab.training.presets import PRESETS, Preset
from app.lab.training.verification import measure

Progress = Callable[[int, float], None]

FINAL_SHARE, FINAL_RATE = 0.2, 0.05
OPTIMISER = (
    "Adam (0.9, 0.999, 1e-8), gradient clipped to norm 1, rate times 0.05 for the last fifth; "
    "W Glorot-uniform, U orthogonal per gate, forget bias {forget_bias:g}"
)


@dataclass(frozen=True, eq=False)
class Trained:
    """A trained network, the loss of every step, and what the network was on the way."""

    network: Network
    losses: tuple[float, ...]
    snapshots: tuple[Snapshot, ...]


def train(preset: Preset, seed: int, progress: Progress) -> Trained:
    """Train from scratch; all chance comes from one generator made from `seed`.

    `progress` hears every step (from 1) and its loss. To stop the training it raises, which passes through.
    """
    rng, losses, snapshots = np.random.default_rng(seed), list[float](), list[Snapshot]()
    start = untrained(preset, rng)
    wanted = set(snapshot_steps(preset.training_steps, preset.snapshots))
    vector = to_vector(start)  # (parameters)
    for step, (vector, loss) in enumerate(_steps(preset, rng, start)):
        if step in wanted:
            snapshots.append(Snapshot(step, _unscaled(from_vector(vector, start), preset.task)))
        if step:
            losses.append(loss)
            progress(step, loss)
    return Trained(_unscaled(from_vector(vector, start), preset.task), tuple(losses), tuple(snapshots))


def _steps(preset: Preset, rng: np.random.Generator, start: Network) -> Iterator[tuple[Array, float]]:
    """The parameters before the first step and after each, with the loss that the step began with."""
    task, vector = preset.task, to_vector(start)  # (parameters)
    state = fresh(vector.size)
    yield vector, float("nan")
    for step in range(1, preset.training_steps + 1):
        batch = task.batch(rng, preset.batch_size, preset.timesteps)
        network, targets = from_vector(vector, start), batch.targets * task.training_scale
        loss, gradient = loss_and_gradient(network, task.loss, batch.inputs, targets, batch.counted)
        vector, state = adam_step(vector, clipped(gradient), state, _learning_rate(preset, step))
        yield vector, loss


def untrained(preset: Preset, rng: np.random.Generator) -> Network:
    """The network that the training starts from."""
    return initial_network(rng, preset.task.features, preset.units, len(preset.task.outputs), preset.forget_bias)


def train_model(preset_id: str, progress: Progress, seed: int | None = None) -> Model:
    """Train the model of a preset, weights rounded to float32 before they are measured; the shipped one has its seed.

    Raises KeyError for an unknown preset.
    """
    preset = PRESETS[preset_id]
    preset = preset if seed is None else replace(preset, seed=seed)
    trained = train(preset, preset.seed, progress)
    network = rounded(trained.network)
    recipe = _recipe(preset, trained.losses, network)
    snapshots = tuple(Snapshot(one.step, rounded(one.network)) for one in trained.snapshots)
    return with_digest(Model(preset.id, network.layers, network.readout, recipe, snapshots))


def rounded(network: Network) -> Network:
    """The network as a file keeps it."""
    return from_arrays(tuple(map(as_float32, network.arrays)))


def snapshot_steps(training_steps: int, count: int) -> tuple[int, ...]:
    """`count` steps from 0 to the last, half of them in the first eighth: there the gates form."""
    shares = np.linspace(0.0, 1.0, count) ** 3  # (count)
    steps = np.round(shares * training_steps).astype(int)  # (count)
    # No step twice: the first ones, which the cube crowds together, move apart.
    return tuple(np.maximum(steps, np.arange(count)).tolist()) if count <= training_steps else ()


def thinned(losses: Sequence[float], points: int = LOSS_POINTS) -> tuple[tuple[int, float], ...]:
    """At most `points` pairs of a step and the mean loss since the pair before, to six digits."""
    stride = -(-len(losses) // points)
    windows = [losses[start : start + stride] for start in range(0, len(losses), stride)]
    ends = [min((n + 1) * stride, len(losses)) for n in range(len(windows))]
    return tuple((end, float(f"{fmean(window):.6g}")) for end, window in zip(ends, windows, strict=True))


def _learning_rate(preset: Preset, step: int) -> float:
    """Cut for the last fifth: large steps find the solution, small ones settle the gates."""
    final = step > preset.training_steps * (1 - FINAL_SHARE)
    return preset.learning_rate * (FINAL_RATE if final else 1.0)


def _unscaled(network: Network, task: Task) -> Network:
    """The readout in the task's own numbers again, where training saw them scaled."""
    scale = task.training_scale
    return Network(network.layers, Readout(network.readout.weights / scale, network.readout.bias / scale))


def _recipe(preset: Preset, losses: Sequence[float], network: Network) -> Recipe:
    reached = measure(preset, network)
    return Recipe(
        task=preset.task_id,
        seed=preset.seed,
        training_steps=preset.training_steps,
        batch_size=preset.batch_size,
        timesteps=preset.timesteps,
        learning_rate=preset.learning_rate,
        forget_bias=preset.forget_bias,
        optimiser=OPTIMISER.format(forget_bias=preset.forget_bias),
        losses=thinned(losses),
        score=round(reached.score, 4),
        correlation=round(reached.correlation, 5),
        crispness=round(reached.crispness, 4),
        crispness_formula=preset.crispness.formula,
        crispness_minimum=preset.crispness.minimum,
    )
