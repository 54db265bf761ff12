"""Training a preset: the same preset and seed give the same weights, bit for bit, on the same machine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from app.lab.cells import LstmWeights, Readout
from app.lab.model import Model, Recipe
from app.lab.model_file import LOSS_POINTS, as_float32, decode, encode
from app.lab.networks import Network, from_vector, initial_network, loss_and_gradient, to_vector
from app.lab.optimiser import adam_step, clipped, fresh
from app.lab.presets import PRESETS, Preset
from app.lab.tasks import Task
from app.lab.verification import measure

Progress = Callable[[int, float], None]

FINAL_SHARE, FINAL_RATE = 0.2, 0.05
OPTIMISER = (
    "Adam (0.9, 0.999, 1e-8), gradient clipped to norm 1, rate times 0.05 for the last fifth; "
    "W Glorot-uniform, U orthogonal per gate, forget bias 1"
)


@dataclass(frozen=True, eq=False)
class Trained:
    """A trained network and the loss of every step."""

    network: Network
    losses: tuple[float, ...]


def train(preset: Preset, seed: int, progress: Progress) -> Trained:
    """Train from scratch; all chance comes from one generator made from `seed`.

    `progress` hears every step (from 1) and its loss. To stop the training it raises, which passes through.
    """
    rng, task = np.random.default_rng(seed), preset.task
    network = initial_network(rng, len(task.alphabet), preset.units, len(task.outputs))
    vector = to_vector(network)  # (parameters)
    state = fresh(vector.size)
    losses: list[float] = []
    for step in range(1, preset.training_steps + 1):
        batch = task.batch(rng, preset.batch_size, preset.timesteps)
        targets = batch.targets * task.training_scale  # (batch, timesteps, outputs)
        loss, gradient = loss_and_gradient(from_vector(vector, network), task.loss, batch.inputs, targets)
        vector, state = adam_step(vector, clipped(gradient), state, _learning_rate(preset, step))
        losses.append(loss)
        progress(step, loss)
    return Trained(_unscaled(from_vector(vector, network), task), tuple(losses))


def train_model(preset_id: str, progress: Progress) -> Model:
    """Train the shipped model of a preset, weights rounded to float32 before they are measured.

    Raises KeyError for an unknown preset.
    """
    preset = PRESETS[preset_id]
    trained = train(preset, preset.seed, progress)
    weights = LstmWeights(*map(as_float32, trained.network.arrays[:3]))
    readout = Readout(*map(as_float32, trained.network.arrays[3:]))
    recipe = _recipe(preset, trained.losses, weights, readout)
    task = preset.task
    draft = Model(preset.id, task.alphabet, preset.units, task.outputs, weights, readout, recipe)
    # Through the file and back, so that what was trained is exactly what will be read, digest included.
    return decode(encode(draft))


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
    return Network(network.lstm, Readout(network.readout.weights / scale, network.readout.bias / scale))


def _recipe(preset: Preset, losses: Sequence[float], weights: LstmWeights, readout: Readout) -> Recipe:
    reached = measure(preset, weights, readout)
    return Recipe(
        task=preset.task_id,
        seed=preset.seed,
        training_steps=preset.training_steps,
        batch_size=preset.batch_size,
        timesteps=preset.timesteps,
        learning_rate=preset.learning_rate,
        optimiser=OPTIMISER,
        losses=thinned(losses),
        score=round(reached.score, 4),
        correlation=round(reached.correlation, 5),
        crispness=round(reached.crispness, 4),
        crispness_formula=preset.crispness.formula,
        crispness_minimum=preset.crispness.minimum,
    )
