"""Computed questions: each repetition has new numbers, made with the key and what known misconceptions would give."""

from collections.abc import Mapping
from types import MappingProxyType

from app.lab.probes.closing_step import CLOSING_STEP
from app.lab.probes.counting_unit import COUNTING_UNIT
from app.lab.probes.forget_product import FORGET_PRODUCT
from app.lab.probes.gates import GATE_PROBES
from app.lab.probes.half_life import MEMORY_HALF_LIFE
from app.lab.probes.layer_parameters import KERAS_PARAMETERS, PYTORCH_PARAMETERS
from app.lab.probes.output_shape import OUTPUT_SHAPE
from app.lab.probes.posing import fair, pose, pose_at, recognised
from app.lab.probes.problem import (
    Kind,
    Parameters,
    Probe,
    Problem,
    Reason,
    Slip,
    Spot,
    Tolerance,
    Unposable,
    Value,
)
from app.lab.probes.rnn_gradient import RNN_GRADIENT_FACTOR
from app.lab.probes.states import CELL_UPDATE, HIDDEN_STATE
from app.lab.probes.ways import result
from app.lab.probes.windows import WINDOWS

__all__ = [
    "PROBES",
    "Kind",
    "Parameters",
    "Probe",
    "Problem",
    "Reason",
    "Slip",
    "Spot",
    "Tolerance",
    "Unposable",
    "Value",
    "fair",
    "pose",
    "pose_at",
    "recognised",
    "result",
    "solve",
]

_ROWS = (
    *GATE_PROBES,
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

PROBES: Mapping[str, Probe] = MappingProxyType({probe.id: probe for probe in _ROWS})


def solve(probe_id: str, parameters: Parameters) -> Problem:
    """The problem that the parameters make. Raises KeyError for an unknown probe."""
    return PROBES[probe_id].work(parameters)
