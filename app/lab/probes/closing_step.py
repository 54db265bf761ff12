"""The step at which a forget gate closes, read off the sums into it."""

from collections.abc import Sequence

from app.lab.probes.drawing import from_a_cell, place, spot, where, window
from app.lab.probes.gates import squashed
from app.lab.probes.problem import Kind, Parameters, Probe, Problem, Reason, Slip, Unposable
from app.lab.probes.ways import number, rounded, shown_symbol, table
from app.lab.terms import cell_terms
from app.lab.trace import SequenceTrace

CLEARLY = 0.05  # how far every sum lies from zero


def _at(trace: SequenceTrace, step: int, unit: int) -> Parameters:
    """The steps around `step`; it need not be the one that is asked for."""
    steps = window(trace, step)
    terms = [cell_terms(trace, t, unit) for t in steps]
    if any(one.forget.held or one.input.held for one in terms):
        raise Unposable(Reason.HELD)
    return {
        **place(trace, _closing([one.forget.total for one in terms]) + steps.start, unit),
        "first": steps.start,
        "symbols": [one.symbol for one in terms],
        "forget": [rounded(one.forget.total) for one in terms],
        "input": [rounded(one.input.total) for one in terms],
    }


def _closing(sums: Sequence[float]) -> int:
    """The index of the only sum below zero; a step stands before and after it. Raises Unposable."""
    below = [index for index, total in enumerate(sums) if total < 0]
    if len(below) != 1 or not 0 < below[0] < len(sums) - 1 or min(map(abs, sums)) < CLEARLY:
        raise Unposable(Reason.NO_CLOSING)
    return below[0]


def _work(parameters: Parameters) -> Problem:
    first, forget, input_ = parameters["first"], parameters["forget"], parameters["input"]
    key, largest, lowest = (
        first + sums.index(extreme)
        for sums, extreme in ((forget, min(forget)), (forget, max(forget)), (input_, min(input_)))
    )
    rows = [
        (str(t), shown_symbol(symbol), f"${number(f)}$", f"${number(i)}$")
        for t, (symbol, f, i) in enumerate(zip(parameters["symbols"], forget, input_, strict=True), start=first)
    ]
    total = min(forget)
    return Problem(
        kind=Kind.WHOLE,
        shown={
            "table": table(("step", "symbol", "sum into $f$", "sum into $i$"), rows),
            "unit": where(parameters)["unit"],
        },
        key=key,
        slips=(
            Slip("one-step-off", key + 1, f"{key} + 1 = {key + 1}"),
            Slip("step-from-zero", key - 1, f"{key} - 1 = {key - 1}"),
            Slip("gates-swapped", lowest, rf"\min_t z^i_t = z^i_{{{lowest}}} = {number(min(input_))}"),
            Slip("largest-for-smallest", largest, rf"\max_t z^f_t = z^f_{{{largest}}} = {number(max(forget))}"),
        ),
        working=(
            r"f_t = \sigma(z^f_t) < 0.5 \iff z^f_t < 0",
            rf"\min_t z^f_t = {number(total)}, \quad \sigma({number(total)}) \approx {number(squashed(total))} < 0.5",
            rf"z^f_{{{key}}} = {number(total)} < 0 \implies t = {key}",
        ),
        spot=spot(parameters, "forget"),
    )


CLOSING_STEP = Probe(
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
