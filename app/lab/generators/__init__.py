"""Computed questions: each repetition has new numbers, made with the key and what known misconceptions would give."""

from collections.abc import Mapping
from types import MappingProxyType

from app.lab.generators.closing_step import CLOSING_STEP
from app.lab.generators.counting_unit import COUNTING_UNIT
from app.lab.generators.first_draws import first_pose, first_pose_at
from app.lab.generators.forget_product import FORGET_PRODUCT
from app.lab.generators.gates import GATE_GENERATORS
from app.lab.generators.half_life import MEMORY_HALF_LIFE
from app.lab.generators.layer_parameters import KERAS_PARAMETERS, PYTORCH_PARAMETERS
from app.lab.generators.output_shape import OUTPUT_SHAPE
from app.lab.generators.posing import fair, gives_away, pose, pose_at, recognised
from app.lab.generators.problem import (
    Generator,
    Kind,
    Parameters,
    Problem,
    Reason,
    Slip,
    Spot,
    Tolerance,
    Unposable,
    Value,
)
from app.lab.generators.rnn_gradient import RNN_GRADIENT_FACTOR
from app.lab.generators.states import CELL_UPDATE, HIDDEN_STATE
from app.lab.generators.windows import WINDOWS
from app.lab.generators.worked_formulas import result

__all__ = [
    "GENERATORS",
    "Generator",
    "Kind",
    "Parameters",
    "Problem",
    "Reason",
    "Slip",
    "Spot",
    "Tolerance",
    "Unposable",
    "Value",
    "fair",
    "first_pose",
    "first_pose_at",
    "gives_away",
    "pose",
    "pose_at",
    "recognised",
    "result",
    "solve",
]

_ROWS = (
    *GATE_GENERATORS,
    CELL_UPDATE,
    HIDDEN_STATE,
    MEMORY_HALF_LIFE,
    FORGET_PRODUCT,
    RNN_GRADIENT_FACTOR,
    KERAS_PARAMETERS,
    PYTORCH_PARAMETERS,
    OUTPUT_SHAPE,
    WINDOWS,
    CLOSING_STEP,
    COUNTING_UNIT,
)

GENERATORS: Mapping[str, Generator] = MappingProxyType({generator.id: generator for generator in _ROWS})


def solve(generator_id: str, parameters: Parameters) -> Problem:
    """The problem that the parameters make. Raises KeyError for an unknown generator."""
    return GENERATORS[generator_id].work(parameters)
