"""The step at which a forget gate closes, read off the sums into it."""

from collections.abc import Sequence

from app.lab.generators.fair_cells import from_a_cell, place, spot, where, window
from app.lab.generators.gates import squashed
from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Reason, Slip, Unposable
from app.lab.generators.worked_formulas import number, rounded, shown_symbol, table
from app.lab.readings.terms import CellTerms, GateTerms, cell_terms
from app.lab.trace import SequenceTrace

CLEARLY = 0.05  # how far every sum lies from zero


def _at(trace: SequenceTrace, step: int, unit: int) -> Parameters:
    """The steps around `step`; it need not be the one that is asked for."""
    steps = window(trace, step)
    terms = [cell_terms(trace, t, unit) for t in steps]
    if any(one.forget.held or one.input.held for one in terms):
        raise Unposable(Reason.HELD)
    key = _closing([one.forget.total for one in terms]) + steps.start
    forget, input_ = ([rounded(gate.total) for gate in gates] for gates in _gates(terms))
    return {
        **place(trace, key, unit),
        "first": steps.start,
        "symbols": [one.symbol for one in terms],
        "forget": forget,
        "input": input_,
    }


def _gates(terms: Sequence[CellTerms]) -> tuple[list[GateTerms], list[GateTerms]]:
    """The forget gates and the input gates, step by step."""
    return [one.forget for one in terms], [one.input for one in terms]


def _closing(sums: Sequence[float]) -> int:
    """The index of the only sum below zero; a step stands before and after it. Raises Unposable."""
    below = [index for index, total in enumerate(sums) if total < 0]
    if len(below) != 1 or not 0 < below[0] < len(sums) - 1 or min(map(abs, sums)) < CLEARLY:
        raise Unposable(Reason.NO_CLOSING)
    return below[0]


def _work(parameters: Parameters) -> Problem:
    forget: list[float] = parameters["forget"]
    key = parameters["first"] + forget.index(min(forget))
    return Problem(
        kind=Kind.WHOLE,
        shown={"table": _table(parameters), "unit": where(parameters)["unit"]},
        key=key,
        slips=_slips(key, parameters),
        working=_working(key, min(forget)),
        spot=spot(parameters, "forget"),
    )


def _table(parameters: Parameters) -> str:
    steps = [str(parameters["first"] + index) for index in range(len(parameters["symbols"]))]
    sums = ([f"${number(total)}$" for total in parameters[gate]] for gate in ("forget", "input"))
    rows = zip(steps, map(shown_symbol, parameters["symbols"]), *sums, strict=True)
    return table(("t", "xₜ", "zᶠₜ", "zⁱₜ"), list(rows))


def _slips(key: int, parameters: Parameters) -> tuple[Slip, ...]:
    first, forget, input_ = parameters["first"], parameters["forget"], parameters["input"]
    high, low = max(forget), min(input_)
    highest, lowest = first + forget.index(high), first + input_.index(low)
    return (
        Slip("one-step-off", key + 1, rf"z^f_{{{key + 1}}} = {number(forget[key + 1 - first])} \ge 0"),
        Slip("step-from-zero", key - 1, rf"z^f_{{{key - 1}}} = {number(forget[key - 1 - first])} \ge 0"),
        Slip("gates-swapped", lowest, rf"\min_t z^i_t = z^i_{{{lowest}}} = {number(low)}"),
        Slip("largest-for-smallest", highest, rf"\max_t z^f_t = z^f_{{{highest}}} = {number(high)}"),
    )


def _working(key: int, total: float) -> tuple[str, ...]:
    return (
        r"f_t = \sigma(z^f_t) < 0.5 \iff z^f_t < 0",
        rf"\min_t z^f_t = {number(total)}, \quad \sigma({number(total)}) \approx {number(squashed(total))} < 0.5",
        rf"z^f_{{{key}}} = {number(total)} < 0 \implies t = {key}",
    )


CLOSING_STEP = Generator(
    id="closing-step",
    version=1,
    kind=Kind.WHOLE,
    names=("table", "unit"),
    misconceptions=("one-step-off", "step-from-zero", "gates-swapped", "largest-for-smallest"),
    shows=("forget",),
    draw=from_a_cell(_at, _work),
    at=_at,
    work=_work,
)
