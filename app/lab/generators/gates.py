"""The value of a gate, or of the candidate, from the three terms of its sum."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import numpy as np

from app.lab.cells.arrays import sigmoid
from app.lab.cells.cell import Trace
from app.lab.generators.fair_cells import Mask, after_the_first, check_symbol, from_a_cell, place, spot, where
from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Reason, Unposable
from app.lab.generators.worked_formulas import Numbers, Way, Wrong, number, problem, rounded, shown_symbol
from app.lab.quantities import BY_NAME, QuantityKind, of_kind
from app.lab.readings.terms import GateTerms, cell_terms
from app.lab.trace import SequenceTrace

TERMS = ("from_input", "from_hidden", "bias")
_PUT_IN = "@x + @h + @b"
LEAST, MOST = 0.02, 0.95  # of the values that chance asks for


def squashed(total: float) -> float:
    return float(sigmoid(np.array(total)))


def tanh(total: float) -> float:
    return float(np.tanh(total))


def _total(numbers: Numbers) -> float:
    return numbers["x"] + numbers["h"] + numbers["b"]


def _dropped(letter: str, activation: Callable[[float], float], name: str) -> Wrong:
    """The ways that leave a term out; `name` is the activation in TeX."""
    return {
        "bias-dropped": Way(
            rf"{name}(x_t W_{letter} + h_{{t-1}} U_{letter})",
            rf"{name}(@x + @h)",
            lambda n: activation(n["x"] + n["h"]),
        ),
        "state-left-out": Way(
            rf"{name}(x_t W_{letter} + b_{letter})", rf"{name}(@x + @b)", lambda n: activation(n["x"] + n["b"])
        ),
    }


def _sum(letter: str) -> str:
    return rf"x_t W_{letter} + h_{{t-1}} U_{letter} + b_{letter}"


def _gate(letter: str) -> tuple[Way, Wrong]:
    total = _sum(letter)
    put_in = rf"\sigma({_PUT_IN}) = \sigma(@sum) = \frac{{1}}{{1 + e^{{-@sum}}}}"
    return Way(rf"\sigma({total})", put_in, lambda n: squashed(_total(n))), {
        "tanh-for-sigmoid": Way(rf"\tanh({total})", r"\tanh(@sum)", lambda n: tanh(_total(n))),
        **_dropped(letter, squashed, r"\sigma"),
        "gate-inverted": Way(rf"1 - \sigma({total})", r"1 - \sigma(@sum)", lambda n: 1.0 - squashed(_total(n))),
    }


def _candidate(letter: str) -> tuple[Way, Wrong]:
    total = _sum(letter)
    return Way(rf"\tanh({total})", rf"\tanh({_PUT_IN}) = \tanh(@sum)", lambda n: tanh(_total(n))), {
        "sigmoid-for-tanh": Way(rf"\sigma({total})", r"\sigma(@sum)", lambda n: squashed(_total(n))),
        **_dropped(letter, tanh, r"\tanh"),
        "tanh-left-out": Way(total, _PUT_IN, _total),
    }


_WAYS: Mapping[str, tuple[Way, Wrong]] = MappingProxyType(
    {
        one.name: (_gate if one.kind is QuantityKind.GATE else _candidate)(one.letter)
        for one in of_kind(QuantityKind.GATE, QuantityKind.CONTENT)
    }
)


def _at(name: str, trace: SequenceTrace, step: int, unit: int) -> Parameters:
    check_symbol(trace, step, unit)
    terms = cell_terms(trace, step, unit)
    gate: GateTerms = getattr(terms, name)
    if gate.held:
        raise Unposable(Reason.HELD)
    if terms.first:
        raise Unposable(Reason.FIRST_STEP)
    given = {term: getattr(gate, term) for term in TERMS}
    return {**place(trace, step, unit), "symbol": terms.symbol, **given}


def _work(name: str, parameters: Parameters) -> Problem:
    numbers = dict(zip("xhb", (parameters[term] for term in TERMS), strict=True))
    numbers["sum"] = rounded(_total(numbers))
    given = {term: number(parameters[term]) for term in TERMS}
    shown = {**given, **where(parameters), "symbol": shown_symbol(parameters["symbol"])}
    right, wrong = _WAYS[name]
    return problem(Kind.NUMBER, shown, f"{BY_NAME[name].letter}_t", right, wrong, numbers, spot(parameters, name))


def _told(name: str, exact: Parameters) -> tuple[float, ...]:
    """The value that the panel of a cell shows, and what the sum gives that it shows."""
    activation = squashed if BY_NAME[name].kind is QuantityKind.GATE else tanh
    total = sum(exact[term] for term in TERMS)
    return rounded(activation(total)), activation(rounded(total))


def _likely(name: str, layer: Trace) -> Mask:
    """Where it is neither saturated nor too small."""
    size = np.abs(layer[name])  # (..., timesteps, units)
    return after_the_first((size > LEAST) & (size < MOST))


def _generator(generator_id: str, name: str) -> Generator:
    at, work, told = partial(_at, name), partial(_work, name), partial(_told, name)
    return Generator(
        id=generator_id,
        version=1,
        kind=Kind.NUMBER,
        names=(*TERMS, "step", "unit", "symbol"),
        misconceptions=tuple(_WAYS[name][1]),
        shows=(name,),
        draw=from_a_cell(at, work, told, partial(_likely, name)),
        at=at,
        work=work,
        told=told,
    )


GATE_GENERATORS = (
    *(_generator(f"{one.name}-gate-value", one.name) for one in of_kind(QuantityKind.GATE)),
    *(_generator(f"{one.name}-value", one.name) for one in of_kind(QuantityKind.CONTENT)),
)
