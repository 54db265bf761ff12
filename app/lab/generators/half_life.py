"""How long a memory lasts at a forget gate."""

from math import log

from app.lab.cells.cell import Trace
from app.lab.generators.fair_cells import Mask, from_a_cell, place, spot, where
from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Reason, Unposable
from app.lab.generators.worked_formulas import Way, Wrong, number, problem, rounded
from app.lab.readings.terms import cell_terms, half_life, half_life_shown
from app.lab.trace import SequenceTrace

SHUT, OPEN = 0.3, 0.99  # between them a half-life tells something, in steps

_HALF_LIFE = Way(r"\frac{\ln 0.5}{\ln f}", r"\frac{\ln 0.5}{\ln @f}", lambda n: half_life(n["f"]))
_HALF_LIFE_WRONG: Wrong = {
    "linear-for-geometric": Way(r"\frac{0.5}{1 - f}", r"\frac{0.5}{1 - @f}", lambda n: 0.5 / (1 - n["f"])),
    "time-constant-for-half-life": Way(r"\frac{1}{1 - f}", r"\frac{1}{1 - @f}", lambda n: 1 / (1 - n["f"])),
    "fraction-upside-down": Way(r"\frac{\ln f}{\ln 0.5}", r"\frac{\ln @f}{\ln 0.5}", lambda n: log(n["f"]) / log(0.5)),
}


def _at_half_life(trace: SequenceTrace, step: int, unit: int) -> Parameters:
    forget = cell_terms(trace, step, unit).forget.value
    if not SHUT < rounded(forget) < OPEN:
        raise Unposable(Reason.SATURATED)
    return {**place(trace, step, unit), "forget": forget}


def _work_half_life(parameters: Parameters) -> Problem:
    shown = {"forget": number(parameters["forget"]), **where(parameters)}
    numbers, seen = {"f": parameters["forget"]}, spot(parameters, "forget")
    return problem(Kind.NUMBER, shown, "n", _HALF_LIFE, _HALF_LIFE_WRONG, numbers, seen)


def _told(exact: Parameters) -> tuple[float, ...]:
    """As the panel of the cell says it."""
    return (float(half_life_shown(exact["forget"])),)


def _likely(layer: Trace) -> Mask:
    return (layer["forget"] > SHUT) & (layer["forget"] < OPEN)  # (..., timesteps, units)


MEMORY_HALF_LIFE = Generator(
    id="memory-half-life",
    version=1,
    kind=Kind.NUMBER,
    names=("forget", "step", "unit"),
    misconceptions=tuple(_HALF_LIFE_WRONG),
    shows=("forget",),
    draw=from_a_cell(_at_half_life, _work_half_life, _told, _likely),
    at=_at_half_life,
    work=_work_half_life,
    told=_told,
)
