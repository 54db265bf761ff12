"""Does a trained network reach what its preset promises? Always on the same sequences."""

from dataclasses import dataclass

import numpy as np

from app.lab.cells import Array, LstmWeights, Readout, Trace, run_lstm
from app.lab.model import Model
from app.lab.presets import PRESETS, Preset
from app.lab.tasks import Batch, share_right

SEQUENCES = 200
SEED = 20_000  # apart from every training seed, so that nobody is measured on what it was trained with


@dataclass(frozen=True)
class Measures:
    """What a network reaches, each 1 at best."""

    score: float  # share of steps answered right
    correlation: float  # of the best unit's cell state with the truth
    crispness: float  # by the preset's own formula


def measure(preset: Preset, weights: LstmWeights, readout: Readout) -> Measures:
    """Run the network over fixed sequences, twice as long as those of its training."""
    batch = preset.task.batch(np.random.default_rng(SEED), SEQUENCES, 2 * preset.timesteps)
    trace = run_lstm(weights, batch.inputs)
    outputs = preset.task.loss.activation(readout(trace.hidden_state))  # (batch, timesteps, outputs)
    return Measures(
        score=share_right(outputs, batch.targets),
        correlation=_best_correlation(trace, batch),
        crispness=preset.crispness.measure(trace, batch),
    )


def shortfalls(model: Model) -> list[str]:
    """A sentence for each threshold of its preset that the model misses; empty for a good one.

    Raises KeyError for a model that belongs to no preset.
    """
    preset = PRESETS[model.id]
    reached = measure(preset, model.weights, model.readout)
    demands = (
        ("score", reached.score, preset.minimum_score),
        ("correlation of c with the truth", reached.correlation, preset.minimum_correlation),
        (f"crispness ({preset.crispness.formula})", reached.crispness, preset.crispness.minimum),
    )
    # `not >=` rather than `<`: a network that returns NaN falls short.
    return [f"{name} is {value:.4f}, below {least}" for name, value, least in demands if not value >= least]


def _best_correlation(trace: Trace, batch: Batch) -> float:
    cells = trace.cell_state.reshape(-1, trace.cell_state.shape[-1])  # (batch * timesteps, units)
    return max(_correlation(cells[:, unit], batch.truth.ravel()) for unit in range(cells.shape[1]))


def _correlation(x: Array, y: Array) -> float:
    return float(np.corrcoef(x, y)[0, 1])
