"""One cell of the heatmaps as an equation: the numbers that its value was made from."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from app.lab.cells.arrays import Array, sigmoid
from app.lab.cells.lstm import LSTM
from app.lab.networks.network import Stage
from app.lab.quantities import BY_NAME, NAMES, QuantityKind, named
from app.lab.trace import SequenceTrace

MADE = named("figo")  # what W, U and b make, in the order of the equations
_ACTIVATIONS: Mapping[QuantityKind, Callable[[Array], Array]] = MappingProxyType(
    {QuantityKind.GATE: sigmoid, QuantityKind.CONTENT: np.tanh}
)


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
    held: bool  # somebody decides the value: it is not the activation of the total


@dataclass(frozen=True)
class CellTerms:
    """All terms of one unit at one step; both count from 1. A decoder's first step is a first step too."""

    step: int
    first: bool
    unit: int
    symbol: str
    forget: GateTerms
    input: GateTerms
    candidate: GateTerms
    output: GateTerms
    previous_cell: float
    cell_state: float  # kept + added
    cell_held: bool  # somebody set the cell state
    tanh_cell: float
    hidden_state: float  # output * tanh_cell
    hidden_held: bool

    @property
    def kept(self) -> float:
        """What is left of the previous cell state."""
        return self.forget.value * self.previous_cell

    @property
    def added(self) -> float:
        """What the step writes into the cell state."""
        return self.input.value * self.candidate.value

    @property
    def gates(self) -> dict[str, GateTerms]:
        """What W, U and b make, in the order of the equations."""
        return {name: getattr(self, name) for name in MADE}

    @property
    def values(self) -> dict[str, float]:
        """All six, in the order of the strips."""
        made: dict[str, float] = {name: terms.value for name, terms in self.gates.items()}
        every = made | {"cell": self.cell_state, "hidden": self.hidden_state}
        return {name: every[name] for name in NAMES}


def check_cell(trace: SequenceTrace, step: int, unit: int) -> None:
    """Raises NoSuchCell where `unit` at `step`, both from 1, lies outside the trace."""
    timesteps, units = trace.layer["cell"].shape
    if not 1 <= step <= timesteps or not 1 <= unit <= units:
        raise NoSuchCell(f"step {step}, unit {unit}: the trace has {timesteps} steps and {units} units")


def cell_terms(trace: SequenceTrace, step: int, unit: int) -> CellTerms:
    """The equation of `unit` at `step`, both from 1; raises NoSuchCell outside the trace."""
    check_cell(trace, step, unit)
    stage, now = stage_at(trace.stages, step - 1)
    forget, input_, candidate, output = (_gate_terms(stage, now, unit - 1, name) for name in MADE)
    previous_cell = float(_before(stage.layer["cell"], now)[unit - 1])
    cell_state, hidden_state = (float(track[now, unit - 1]) for track in _states(stage))
    return CellTerms(
        step=step,
        first=now == 0,
        unit=unit,
        symbol=trace.symbols[step - 1],
        forget=forget,
        input=input_,
        candidate=candidate,
        output=output,
        previous_cell=previous_cell,
        cell_state=cell_state,
        cell_held=_differs(cell_state, forget.value * previous_cell + input_.value * candidate.value),
        tanh_cell=math.tanh(cell_state),
        hidden_state=hidden_state,
        hidden_held=_differs(hidden_state, output.value * math.tanh(cell_state)),
    )


def largest_cell_state(trace: SequenceTrace) -> float:
    """The size of the largest c of all units and steps."""
    return float(np.abs(trace.layer["cell"]).max())


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


def half_life_shown(forget_value: float) -> str:
    """To three digits, as the lab says it: `0.576`, `12.1`. Not for a gate that is shut or fully open."""
    return f"{half_life(forget_value):#.3g}"


def stage_at(stages: tuple[Stage, ...], index: int) -> tuple[Stage, int]:
    """The layer that was at work at an index of the whole run, and the index in its own run."""
    for stage in stages:
        if index < len(stage.inputs):
            return stage, index
        index -= len(stage.inputs)
    raise AssertionError("the index was checked")


def _states(stage: Stage) -> tuple[Array, Array]:
    return stage.layer["cell"], stage.layer["hidden"]  # each (timesteps, units)


def sums(stage: Stage, name: str) -> Array:
    """What goes into the activation of a gate or of the candidate (timesteps, units)."""
    block, weights = LSTM.block(name, stage.weights.units), stage.weights
    hidden = stage.layer["hidden"]  # (timesteps, units)
    before = np.concatenate([np.zeros_like(hidden[:1]), hidden[:-1]])  # (timesteps, units)
    recalled = before @ weights.recurrent_weights[:, block]  # (timesteps, units)
    driven: Array = stage.inputs @ weights.input_weights[:, block] + weights.bias[block]  # (timesteps, units)
    return driven + recalled


def _gate_terms(stage: Stage, now: int, this: int, name: str) -> GateTerms:
    weights, column = stage.weights, LSTM.block(name, stage.weights.units).start + this
    from_input = float(stage.inputs[now] @ weights.input_weights[:, column])
    from_hidden = float(_before(stage.layer["hidden"], now) @ weights.recurrent_weights[:, column])
    bias = float(weights.bias[column])
    value, total = float(stage.layer[name][now, this]), from_input + from_hidden + bias
    activated = float(_ACTIVATIONS[BY_NAME[name].kind](np.array(total)))
    return GateTerms(from_input, from_hidden, bias, total, value, _differs(value, activated))


def _differs(value: float, computed: float) -> bool:
    return abs(value - computed) > 1e-9


def _before(states: Array, now: int) -> Array:
    """The state (units) before the step at index `now`; zero before the first."""
    return states[now - 1] if now else np.zeros(states.shape[1])  # (units)
