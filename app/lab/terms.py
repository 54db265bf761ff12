"""One cell of the heatmaps as an equation: the numbers that its value was made from."""

import math
from dataclasses import dataclass

import numpy as np

from app.lab.cells import Array, block
from app.lab.networks import Stage
from app.lab.trace import SequenceTrace


class NoSuchCell(ValueError):
    """The step or the unit lies outside the trace."""


@dataclass(frozen=True)
class GateTerms:
    """value = activation(total), total = from_input + from_hidden + bias."""

    from_input: float  # x_t W
    from_hidden: float  # h_{t-1} U
    bias: float  # b
    total: float
    value: float


@dataclass(frozen=True)
class CellTerms:
    """All terms of one unit at one step; both count from 1."""

    step: int
    unit: int
    symbol: str
    forget: GateTerms
    input: GateTerms
    candidate: GateTerms
    output: GateTerms
    previous_cell: float
    cell_state: float  # forget * previous_cell + input * candidate
    tanh_cell: float
    hidden_state: float  # output * tanh_cell
    previous_hidden: tuple[float, ...]  # of every unit


def cell_terms(trace: SequenceTrace, step: int, unit: int) -> CellTerms:
    """The equation of `unit` at `step`, both from 1; raises NoSuchCell outside the trace."""
    timesteps, units = trace.layer.cell_state.shape
    if not 1 <= step <= timesteps or not 1 <= unit <= units:
        raise NoSuchCell(f"step {step}, unit {unit}: the trace has {timesteps} steps and {units} units")
    stage, now = _stage_of(trace, step - 1)
    layer, this = stage.layer, unit - 1
    previous_hidden = _before(layer.hidden_state, now)  # (units)
    cell_state = float(layer.cell_state[now, this])
    return CellTerms(
        step=step,
        unit=unit,
        symbol=trace.symbols[step - 1],
        forget=_gate_terms(stage, "forget", now, this, layer.forget_gate),
        input=_gate_terms(stage, "input", now, this, layer.input_gate),
        candidate=_gate_terms(stage, "candidate", now, this, layer.candidate),
        output=_gate_terms(stage, "output", now, this, layer.output_gate),
        previous_cell=float(_before(layer.cell_state, now)[this]),
        cell_state=cell_state,
        tanh_cell=math.tanh(cell_state),
        hidden_state=float(layer.hidden_state[now, this]),
        previous_hidden=tuple(previous_hidden.tolist()),
    )


def _stage_of(trace: SequenceTrace, index: int) -> tuple[Stage, int]:
    """The stage that the step at `index` belongs to, and the step's index in it: all stages are equally long."""
    stage, now = divmod(index, len(trace.stages[0].inputs))
    return trace.stages[stage], now


def half_life(forget_value: float) -> float:
    """After how many steps at this forget gate half a memory is left: ln 0.5 / ln f.

    0 for a gate that is shut (f = 0), infinite for one that is fully open (f = 1). It describes the direct
    path from c to c alone. Raises ValueError outside 0 to 1.
    """
    if not 0.0 <= forget_value <= 1.0:
        raise ValueError(f"a forget gate lies between 0 and 1, not at {forget_value}")
    if forget_value in (0.0, 1.0):
        return math.inf if forget_value else 0.0
    return math.log(0.5) / math.log(forget_value)


def _gate_terms(stage: Stage, name: str, now: int, this: int, values: Array) -> GateTerms:
    weights = stage.weights
    column = block(name, weights.units).start + this
    from_input = float(stage.inputs[now] @ weights.input_weights[:, column])
    from_hidden = float(_before(stage.layer.hidden_state, now) @ weights.recurrent_weights[:, column])
    bias = float(weights.bias[column])
    return GateTerms(from_input, from_hidden, bias, from_input + from_hidden + bias, float(values[now, this]))


def _before(states: Array, now: int) -> Array:
    """The state (units) before the step at index `now`; zero before the first."""
    return states[now - 1] if now else np.zeros(states.shape[1])  # (units)
