"""The value of a gate, or of the candidate, from the three terms of its sum."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType

import numpy as np

from app.lab.cells import sigmoid
from app.lab.probes.drawing import from_a_cell, place, spot, where
from app.lab.probes.problem import Kind, Parameters, Probe, Problem, Reason, Unposable
from app.lab.probes.ways import Numbers, Way, Wrong, number, problem, rounded, shown_symbol
from app.lab.terms import GateTerms, cell_terms
from app.lab.trace import SequenceTrace

LETTERS = MappingProxyType({"forget": "f", "input": "i", "output": "o", "candidate": "g"})
TERMS = ("from_input", "from_hidden", "bias")


def squashed(total: float) -> float:
    return float(sigmoid(np.array(total)))


def tanh(total: float) -> float:
    return float(np.tanh(total))


def _total(numbers: Numbers) -> float:
    return numbers["x"] + numbers["h"] + numbers["b"]


_SUM, _SUM_FILLED = r"x_t W + h_{t-1} U + b", "@x + @h + @b"


def _dropped(activation: Callable[[float], float], name: str) -> Wrong:
    """The ways that leave a term out; `name` is the activation in TeX."""
    return {
        "bias-dropped": Way(
            rf"{name}(x_t W + h_{{t-1}} U)", rf"{name}(@x + @h)", lambda n: activation(n["x"] + n["h"])
        ),
        "state-left-out": Way(rf"{name}(x_t W + b)", rf"{name}(@x + @b)", lambda n: activation(n["x"] + n["b"])),
    }


_GATE = Way(
    rf"\sigma({_SUM})",
    rf"\sigma({_SUM_FILLED}) = \sigma(@sum) = \frac{{1}}{{1 + e^{{-@sum}}}}",
    lambda n: squashed(_total(n)),
)
_GATE_WRONG: Wrong = {
    "tanh-for-sigmoid": Way(rf"\tanh({_SUM})", r"\tanh(@sum)", lambda n: tanh(_total(n))),
    **_dropped(squashed, r"\sigma"),
    "gate-inverted": Way(rf"1 - \sigma({_SUM})", r"1 - \sigma(@sum)", lambda n: 1.0 - squashed(_total(n))),
}
_CANDIDATE = Way(rf"\tanh({_SUM})", rf"\tanh({_SUM_FILLED}) = \tanh(@sum)", lambda n: tanh(_total(n)))
_CANDIDATE_WRONG: Wrong = {
    "sigmoid-for-tanh": Way(rf"\sigma({_SUM})", r"\sigma(@sum)", lambda n: squashed(_total(n))),
    **_dropped(tanh, r"\tanh"),
    "tanh-left-out": Way(_SUM, _SUM_FILLED, _total),
}
_WAYS = MappingProxyType(
    {
        **dict.fromkeys(("forget", "input", "output"), (_GATE, _GATE_WRONG)),
        "candidate": (_CANDIDATE, _CANDIDATE_WRONG),
    }
)


def _at(name: str, trace: SequenceTrace, step: int, unit: int) -> Parameters:
    terms = cell_terms(trace, step, unit)
    gate: GateTerms = getattr(terms, name)
    if gate.held:
        raise Unposable(Reason.HELD)
    if terms.first:
        raise Unposable(Reason.FIRST_STEP)
    given = {term: rounded(getattr(gate, term)) for term in TERMS}
    return {**place(trace, step, unit), "symbol": terms.symbol, **given}


def _work(name: str, parameters: Parameters) -> Problem:
    numbers = dict(zip("xhb", (parameters[term] for term in TERMS), strict=True))
    numbers["sum"] = rounded(_total(numbers))
    given = {term: number(parameters[term]) for term in TERMS}
    shown = {**given, **where(parameters), "symbol": shown_symbol(parameters["symbol"])}
    right, wrong = _WAYS[name]
    return problem(Kind.NUMBER, shown, f"{LETTERS[name]}_t", right, wrong, numbers, spot(parameters, name))


def _probe(probe_id: str, name: str) -> Probe:
    at, work = partial(_at, name), partial(_work, name)
    misconceptions = tuple(_WAYS[name][1])
    names = (*TERMS, "step", "unit", "symbol")
    return Probe(probe_id, 1, Kind.NUMBER, names, misconceptions, (name,), from_a_cell(at, work), at, work)


GATE_PROBES = (
    _probe("forget-gate-value", "forget"),
    _probe("input-gate-value", "input"),
    _probe("output-gate-value", "output"),
    _probe("candidate-value", "candidate"),
)
