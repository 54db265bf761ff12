"""Does a trained network reach what its preset promises? Always on the same sequences."""

from dataclasses import dataclass

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.cells.cell import Trace
from app.lab.model import Model
from app.lab.networks.network import Network, forward
from app.lab.tasks import Batch, share_right
from app.lab.training.presets import PRESETS, Preset

SEQUENCES = 200
SEED = 20_000  # apart from every training seed, so that nobody is measured on what it was trained with


@dataclass(frozen=True)
class Measures:
    """What a network reaches, each 1 at best."""

    score: float  # share of counted steps answered right
    correlation: float  # of c with the truth, in the unit where it is closest; negative where c falls as it rises
    crispness: float  # by the preset's own formula


def fixed_batch(preset: Preset) -> Batch:
    """The sequences that every network of the preset is measured on."""
    return preset.task.batch(np.random.default_rng(SEED), SEQUENCES, preset.stretch * preset.timesteps)


def measure(preset: Preset, network: Network) -> Measures:
    """Run the network over the fixed sequences."""
    batch = fixed_batch(preset)
    run = forward(network, batch.inputs)
    outputs = preset.task.loss.activation(run.raw)  # (batch, timesteps, outputs)
    trace = run.stages[0].layer
    return Measures(
        score=share_right(preset.task.right(outputs, batch.targets), batch.counted),
        correlation=max(correlations(trace, batch).tolist(), key=abs),
        crispness=preset.crispness.measure(trace, batch),
    )


def shortfalls(model: Model) -> list[str]:
    """A sentence for each threshold of its preset that the model misses; empty for a good one.

    Raises KeyError for a model that belongs to no preset.
    """
    return missed(PRESETS[model.id], measure(PRESETS[model.id], model.network))


def missed(preset: Preset, reached: Measures) -> list[str]:
    """A sentence for each threshold that lies above what was reached."""
    correlation = reached.correlation if preset.upwards else abs(reached.correlation)
    demands = (
        ("score", reached.score, preset.minimum_score),
        ("correlation of c with the truth", correlation, preset.minimum_correlation),
        (f"crispness ({preset.crispness.formula})", reached.crispness, preset.crispness.minimum),
    )
    # `not >=` rather than `<`: a network that returns NaN falls short.
    return [f"{name} is {value:.4f}, below {least}" for name, value, least in demands if not value >= least]


def correlations(trace: Trace, batch: Batch) -> Array:
    """Of each unit's c with the truth (units); 0 for a unit that does not move."""
    cells = _standard(trace["cell"].reshape(-1, trace["cell"].shape[-1]))  # (batch * timesteps, units)
    found: Array = np.mean(cells * _standard(batch.truth.reshape(-1, 1)), axis=0)  # (units)
    return found


def _standard(columns: Array) -> Array:
    """Each column with mean 0 and spread 1."""
    spread = columns.std(axis=0)  # (columns)
    standard: Array = (columns - columns.mean(axis=0)) / np.where(spread > 0, spread, 1.0)  # as `columns`
    return standard
