"""What the tests of the lab start from."""

from pathlib import Path

import numpy as np

from app.content.model_files import read_model
from app.lab.cells.arrays import Array
from app.lab.cells.cell import Weights
from app.lab.model import Model
from app.lab.networks.network import Network
from app.lab.networks.readout import Readout
from app.lab.training.presets import PRESETS

MODELS = Path(__file__).parents[2] / "content" / "models"
SHIPPED = tuple(PRESETS)


def shipped(model_id: str) -> Model:
    """A model as it is shipped."""
    return read_model(shipped_bytes(model_id))


def shipped_bytes(model_id: str) -> bytes:
    return (MODELS / f"{model_id}.json").read_bytes()


def random_weights(rng: np.random.Generator, features: int, units: int) -> Weights:
    return Weights(
        input_weights=rng.standard_normal((features, 4 * units)),  # (features, 4 * units)
        recurrent_weights=rng.standard_normal((units, 4 * units)),  # (units, 4 * units)
        bias=rng.standard_normal(4 * units),  # (4 * units)
    )


def random_readout(rng: np.random.Generator, units: int, outputs: int) -> Readout:
    return Readout(rng.standard_normal((units, outputs)), rng.standard_normal(outputs))


def random_network(rng: np.random.Generator, features: int, units: tuple[int, ...], outputs: int) -> Network:
    """As many layers as there are `units`, each reading the one before."""
    read = (features, *units[:-1])
    layers = tuple(random_weights(rng, *sizes) for sizes in zip(read, units, strict=True))
    return Network(layers, random_readout(rng, units[-1], outputs))


def random_inputs(rng: np.random.Generator, *shape: int) -> Array:
    return rng.standard_normal(shape)
