"""The cell state and the hidden state of a step from its gates and the states before."""

import numpy as np

from app.lab.cells.cell import Trace
from app.lab.generators.fair_cells import Mask, after_the_first, from_a_cell, place, spot, where
from app.lab.generators.gates import LEAST, squashed, tanh
from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Reason, Unposable
from app.lab.generators.worked_formulas import Way, Wrong, number, problem, rounded
from app.lab.readings.terms import CellTerms, cell_terms
from app.lab.trace import SequenceTrace

_CELL_GIVEN = {
    "forget": "f",
    "input": "i",
    "candidate": "g",
    "output": "o",
    "previous_cell": "c",
    "previous_hidden": "h",
}
_CELL = Way(
    r"f_t \cdot c_{t-1} + i_t \cdot g_t", r"@f \cdot @c + @i \cdot @g", lambda n: n["f"] * n["c"] + n["i"] * n["g"]
)
_CELL_WRONG: Wrong = {
    "gates-swapped": Way(
        r"i_t \cdot c_{t-1} + f_t \cdot g_t", r"@i \cdot @c + @f \cdot @g", lambda n: n["i"] * n["c"] + n["f"] * n["g"]
    ),
    "write-left-out": Way(r"f_t \cdot c_{t-1}", r"@f \cdot @c", lambda n: n["f"] * n["c"]),
    "forget-inverted": Way(
        r"(1 - f_t) \cdot c_{t-1} + i_t \cdot g_t",
        r"(1 - @f) \cdot @c + @i \cdot @g",
        lambda n: (1 - n["f"]) * n["c"] + n["i"] * n["g"],
    ),
    "h-for-c": Way(
        r"f_t \cdot h_{t-1} + i_t \cdot g_t", r"@f \cdot @h + @i \cdot @g", lambda n: n["f"] * n["h"] + n["i"] * n["g"]
    ),
    "addition-for-product": Way(
        r"(f_t + c_{t-1}) + (i_t + g_t)", "(@f + @c) + (@i + @g)", lambda n: n["f"] + n["c"] + n["i"] + n["g"]
    ),
}

_HIDDEN_GIVEN = {"output": "o", "forget": "f", "cell": "c", "previous_cell": "p"}
_HIDDEN = Way(r"o_t \cdot \tanh(c_t)", r"@o \cdot \tanh(@c)", lambda n: n["o"] * tanh(n["c"]))
_HIDDEN_WRONG: Wrong = {
    "tanh-left-out": Way(r"o_t \cdot c_t", r"@o \cdot @c", lambda n: n["o"] * n["c"]),
    "one-step-off": Way(r"o_t \cdot \tanh(c_{t-1})", r"@o \cdot \tanh(@p)", lambda n: n["o"] * tanh(n["p"])),
    "gates-swapped": Way(r"f_t \cdot \tanh(c_t)", r"@f \cdot \tanh(@c)", lambda n: n["f"] * tanh(n["c"])),
    "sigmoid-for-tanh": Way(r"o_t \cdot \sigma(c_t)", r"@o \cdot \sigma(@c)", lambda n: n["o"] * squashed(n["c"])),
    "gate-left-out": Way(r"\tanh(c_t)", r"\tanh(@c)", lambda n: tanh(n["c"])),
}


def _later(trace: SequenceTrace, step: int, unit: int) -> CellTerms:
    """The terms of a cell that has a state before it."""
    terms = cell_terms(trace, step, unit)
    if terms.first:
        raise Unposable(Reason.FIRST_STEP)
    return terms


def _at_cell(trace: SequenceTrace, step: int, unit: int) -> Parameters:
    terms = _later(trace, step, unit)
    if terms.cell_held:
        raise Unposable(Reason.HELD)
    gates = (terms.forget.value, terms.input.value, terms.candidate.value, terms.output.value)
    values = (*gates, terms.previous_cell, trace.layer["hidden"][step - 2, unit - 1])
    return {**place(trace, step, unit), **dict(zip(_CELL_GIVEN, map(float, values), strict=True))}


def _at_hidden(trace: SequenceTrace, step: int, unit: int) -> Parameters:
    terms = _later(trace, step, unit)
    if terms.hidden_held:
        raise Unposable(Reason.HELD)
    values = (terms.output.value, terms.forget.value, terms.cell_state, terms.previous_cell)
    return {**place(trace, step, unit), **dict(zip(_HIDDEN_GIVEN, map(float, values), strict=True))}


def _shown(parameters: Parameters, given: dict[str, str]) -> dict[str, str]:
    return {**{name: number(parameters[name]) for name in given}, **where(parameters)}


def _work_cell(parameters: Parameters) -> Problem:
    numbers = {letter: parameters[name] for name, letter in _CELL_GIVEN.items()}
    shown = _shown(parameters, _CELL_GIVEN)
    return problem(Kind.NUMBER, shown, "c_t", _CELL, _CELL_WRONG, numbers, spot(parameters, "cell"))


def _work_hidden(parameters: Parameters) -> Problem:
    numbers = {letter: parameters[name] for name, letter in _HIDDEN_GIVEN.items()}
    shown = _shown(parameters, _HIDDEN_GIVEN)
    return problem(Kind.NUMBER, shown, "h_t", _HIDDEN, _HIDDEN_WRONG, numbers, spot(parameters, "hidden"))


def _cell_told(exact: Parameters) -> tuple[float, ...]:
    """As the panel of the cell shows it."""
    return (rounded(exact["forget"] * exact["previous_cell"] + exact["input"] * exact["candidate"]),)


def _hidden_told(exact: Parameters) -> tuple[float, ...]:
    """As the panel shows it, and as the two factors give it that stand there."""
    output, squeezed = exact["output"], tanh(exact["cell"])
    return rounded(output * squeezed), rounded(output) * rounded(squeezed)


def _likely_cell(layer: Trace) -> Mask:
    return after_the_first(np.abs(layer["cell"]) > LEAST)  # (..., timesteps, units)


def _likely_hidden(layer: Trace) -> Mask:
    return after_the_first(np.abs(layer["hidden"]) > LEAST)  # (..., timesteps, units)


CELL_UPDATE = Generator(
    id="cell-update",
    version=1,
    kind=Kind.NUMBER,
    names=(*_CELL_GIVEN, "step", "unit"),
    misconceptions=tuple(_CELL_WRONG),
    shows=("cell",),
    draw=from_a_cell(_at_cell, _work_cell, _cell_told, _likely_cell),
    at=_at_cell,
    work=_work_cell,
    told=_cell_told,
)
HIDDEN_STATE = Generator(
    id="hidden-state",
    version=1,
    kind=Kind.NUMBER,
    names=(*_HIDDEN_GIVEN, "step", "unit"),
    misconceptions=tuple(_HIDDEN_WRONG),
    shows=("hidden",),
    draw=from_a_cell(_at_hidden, _work_hidden, _hidden_told, _likely_hidden),
    at=_at_hidden,
    work=_work_hidden,
    told=_hidden_told,
)
