"""A trained network with the story of its training."""

from dataclasses import dataclass

from app.lab.cells.cell import Weights
from app.lab.networks.network import Network
from app.lab.networks.readout import Readout
from app.lab.tasks import TASKS, Task


@dataclass(frozen=True)
class Recipe:
    """How the weights came about, and how good they are."""

    task: str  # a key of TASKS
    seed: int
    training_steps: int
    batch_size: int
    timesteps: int  # of each training sequence
    learning_rate: float
    forget_bias: float  # before the training
    optimiser: str  # in words
    losses: tuple[tuple[int, float], ...]  # (step, mean loss since the point before), at most 100 of them
    score: float
    correlation: float
    crispness: float
    crispness_formula: str
    crispness_minimum: float


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The network as it was after so many training steps; 0 is before the first."""

    step: int
    network: Network


@dataclass(frozen=True, eq=False)
class Model:
    """A trained network as it is shipped; all arrays are read-only float64, holding float32 values."""

    id: str
    layers: tuple[Weights, ...]  # one, or an encoder and a decoder
    readout: Readout
    recipe: Recipe
    snapshots: tuple[Snapshot, ...] = ()  # by step; the last is the trained network
    digest: str = ""  # SHA-256 of the file's bytes, in hexadecimal

    @property
    def task(self) -> Task:
        return TASKS[self.recipe.task]

    @property
    def network(self) -> Network:
        return Network(self.layers, self.readout)

    @property
    def units(self) -> int:
        """Of each layer."""
        return self.layers[0].units

    @property
    def alphabet(self) -> tuple[str, ...]:
        return self.task.alphabet

    @property
    def outputs(self) -> tuple[str, ...]:
        return self.task.outputs
