"""The step at which a forget gate closes, read off the sums into it."""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from app.lab.cells.arrays import Array, sigmoid
from app.lab.cells.cell import Trace
from app.lab.generators.fair_cells import Mask, check_symbol, from_a_cell, place, spot, where, window
from app.lab.generators.gates import squashed
from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Reason, Slip, Unposable
from app.lab.generators.worked_formulas import number, shown_symbol, table
from app.lab.networks.network import Stage
from app.lab.readings.terms import stage_at, sums
from app.lab.trace import SequenceTrace

CLEARLY = 0.05  # how far every sum lies from zero
GATES = ("forget", "input")
FEWEST_SLIPS = 2  # that can be told apart
HELD = 1e-9  # how far a value lies from what its sum gives where somebody decides it


def _at(trace: SequenceTrace, step: int, unit: int) -> Parameters:
    """The steps around `step`; it need not be the one that is asked for."""
    check_symbol(trace, step, unit)
    steps = window(trace, step)
    stage, start = stage_at(trace.stages, steps.start - 1)
    forget, input_ = (_sums(stage, name, start, len(steps), unit - 1) for name in GATES)
    parameters: Parameters = {
        **place(trace, _closing(forget, input_) + steps.start, unit),
        "version": 2,
        "first": steps.start,
        "symbols": [trace.symbols[t - 1] for t in steps],
        "forget": forget,
        "input": input_,
    }
    if len(list(_slips(parameters["step"], parameters))) < FEWEST_SLIPS:
        raise Unposable(Reason.COINCIDE)
    return parameters


def _sums(stage: Stage, name: str, start: int, steps: int, unit: int) -> list[float]:
    """Of one unit, from 0, at the steps of a layer from index `start` on. Raises Unposable."""
    total: Array = sums(stage, name)[start : start + steps, unit]  # (timesteps)
    if (np.abs(stage.layer[name][start : start + steps, unit] - sigmoid(total)) > HELD).any():
        raise Unposable(Reason.HELD)
    found: list[float] = total.tolist()
    return found


def _closing(forget: Sequence[float], input_: Sequence[float]) -> int:
    """The index of the only sum below zero; a step stands before and after it. Raises Unposable.

    Among the sums of the other gate one at another step is below zero: the minus sign alone does not tell.
    """
    below, others = _below_zero(forget), _below_zero(input_)
    if len(below) != 1 or not 0 < below[0] < len(forget) - 1:
        raise Unposable(Reason.NO_CLOSING)
    if min(map(abs, chain(forget, input_))) < CLEARLY:
        raise Unposable(Reason.NO_CLOSING)
    if not set(others) - set(below):
        raise Unposable(Reason.ONLY_MINUS)
    return below[0]


def _below_zero(sums: Sequence[float]) -> list[int]:
    return [index for index, total in enumerate(sums) if total < 0]


def _work(parameters: Parameters) -> Problem:
    forget: list[float] = parameters["forget"]
    key = parameters["first"] + forget.index(min(forget))
    slips = _slips if parameters.get("version", 1) > 1 else first_slips
    return Problem(
        kind=Kind.WHOLE,
        shown={"table": _table(parameters), "unit": where(parameters)["unit"]},
        key=key,
        slips=tuple(slips(key, parameters)),
        working=_working(key, min(forget)),
        spot=spot(parameters, "forget"),
        picked=True,
    )


def _table(parameters: Parameters) -> str:
    steps = [str(parameters["first"] + index) for index in range(len(parameters["symbols"]))]
    totals = ([f"${number(total)}$" for total in parameters[gate]] for gate in GATES)
    rows = zip(steps, map(shown_symbol, parameters["symbols"]), *totals, strict=True)
    return table(("t", "xₜ", "zᶠₜ", "zⁱₜ"), list(rows))


def _slips(key: int, parameters: Parameters) -> Iterator[Slip]:
    """Those that lead to one answer here, and to none to which another leads."""
    found = [*_neighbours(key, parameters), *_other_gate(parameters), *_largest(parameters)]
    answers = [key, *(slip.value for slip in found)]
    return (slip for slip in found if answers.count(slip.value) == 1)


def _neighbours(key: int, parameters: Parameters) -> Iterator[Slip]:
    first, forget = parameters["first"], parameters["forget"]
    for misconception, step in (("one-step-off", key + 1), ("step-from-zero", key - 1)):
        yield Slip(misconception, step, rf"z^f_{{{step}}} = {number(forget[step - first])} \ge 0")


def _other_gate(parameters: Parameters) -> Iterator[Slip]:
    """Where the input gate closes, if it does so once."""
    below, first = _below_zero(parameters["input"]), parameters["first"]
    if len(below) == 1:
        total = number(parameters["input"][below[0]])
        yield Slip("gates-swapped", first + below[0], rf"z^i_{{{first + below[0]}}} = {total} < 0")


def _largest(parameters: Parameters) -> Iterator[Slip]:
    forget: list[float] = parameters["forget"]
    high = max(forget)
    step = parameters["first"] + forget.index(high)
    if forget.count(high) == 1:
        yield Slip("largest-for-smallest", step, rf"\max_t z^f_t = z^f_{{{step}}} = {number(high)}")


def first_slips(key: int, parameters: Parameters) -> Iterator[Slip]:
    """As version 1 told them: the lowest sum of the other gate, whether it closes there or not."""
    first, input_ = parameters["first"], parameters["input"]
    low = min(input_)
    lowest = first + input_.index(low)
    yield from _neighbours(key, parameters)
    yield Slip("gates-swapped", lowest, rf"\min_t z^i_t = z^i_{{{lowest}}} = {number(low)}")
    yield from _first_largest(parameters)


def _first_largest(parameters: Parameters) -> Iterator[Slip]:
    first, forget = parameters["first"], parameters["forget"]
    high = max(forget)
    step = first + forget.index(high)
    yield Slip("largest-for-smallest", step, rf"\max_t z^f_t = z^f_{{{step}}} = {number(high)}")


def _working(key: int, total: float) -> tuple[str, ...]:
    return (
        r"f_t = \sigma(z^f_t) < 0.5 \iff z^f_t < 0",
        rf"\min_t z^f_t = {number(total)}, \quad \sigma({number(total)}) \approx {number(squashed(total))} < 0.5",
        rf"z^f_{{{key}}} = {number(total)} < 0 \implies t = {key}",
    )


def _likely(layer: Trace) -> Mask:
    """Where a forget gate closes once, within, and the input gate elsewhere: best once, so that it is an answer too."""
    closed = layer["forget"] < 0.5  # (sequences, timesteps, units)
    once = (closed.sum(axis=-2) == 1) & ~closed[..., 0, :] & ~closed[..., -1, :]  # (sequences, units)
    shut = layer["input"] < 0.5  # (sequences, timesteps, units)
    elsewhere = once & (shut & ~closed).any(axis=-2)  # (sequences, units)
    one_answer = elsewhere & (shut.sum(axis=-2) == 1)  # (sequences, units)
    cells: Mask = closed & (one_answer if one_answer.any() else elsewhere)[..., np.newaxis, :]
    return cells  # (sequences, timesteps, units)


CLOSING_STEP = Generator(
    id="closing-step",
    version=2,
    kind=Kind.WHOLE,
    names=("table", "unit"),
    misconceptions=("one-step-off", "step-from-zero", "gates-swapped", "largest-for-smallest"),
    shows=("forget",),
    draw=from_a_cell(_at, _work, likely=_likely),
    at=_at,
    work=_work,
)
