"""A trained network with the story of its training."""

from dataclasses import dataclass

from app.lab.cells import LstmWeights, Readout
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
    optimiser: str  # in words
    losses: tuple[tuple[int, float], ...]  # (step, mean loss since the point before), at most 100 of them
    score: float
    correlation: float
    crispness: float
    crispness_formula: str
    crispness_minimum: float


@dataclass(frozen=True, eq=False)
class Model:
    """A trained network as it is shipped; all arrays are read-only float64, holding float32 values."""

    id: str
    alphabet: tuple[str, ...]
    units: int
    outputs: tuple[str, ...]
    weights: LstmWeights
    readout: Readout
    recipe: Recipe
    digest: str = ""  # SHA-256 of the file's bytes, in hexadecimal

    @property
    def task(self) -> Task:
        return TASKS[self.recipe.task]
