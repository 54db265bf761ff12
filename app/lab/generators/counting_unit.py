"""The unit whose cell state follows how often a symbol has been read."""

from collections.abc import Mapping
from statistics import StatisticsError, correlation

from app.lab.generators.fair_cells import from_a_cell, place, spot, window
from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Reason, Slip, Unposable
from app.lab.generators.worked_formulas import number, rounded, shown_symbol, table
from app.lab.trace import SequenceTrace

COLUMNS = 4  # units that a table holds
FOLLOWS, CLEARLY = 0.95, 0.25  # the |correlation| of the unit that counts, and how far the next lies below
LEAST = 2  # what the count must reach
RIVALS = 3  # units that a question needs: one that counts, and two that other mistakes lead to

States = Mapping[int, list[float]]  # c by unit, step by step


def _at(trace: SequenceTrace, step: int, unit: int) -> Parameters:
    """Counted is the symbol of `step`, in the steps around it; the units are `unit` and those after it."""
    steps, units = window(trace, step), _units(trace.layer["cell"].shape[1], unit)
    symbols = [trace.symbols[t - 1] for t in steps]
    counted = trace.symbols[step - 1]
    counts = [symbols[: index + 1].count(counted) for index in range(len(symbols))]
    if counts[-1] < LEAST:
        raise Unposable(Reason.NO_COUNTER)
    states = {u: [rounded(trace.layer["cell"][t - 1, u - 1]) for t in steps] for u in units}
    ranked = sorted(units, key=lambda u: -_following(counts, states[u]))
    best, next_best = (_following(counts, states[u]) for u in ranked[:2])
    if best < FOLLOWS or best - next_best < CLEARLY:
        raise Unposable(Reason.NO_COUNTER)
    return {
        **place(trace, steps[-1], ranked[0]),
        "counted": counted,
        "first": steps.start,
        "symbols": symbols,
        "counts": counts,
        "units": units,
        "states": [states[u] for u in units],
    }


def _units(units: int, unit: int) -> list[int]:
    """Some of the model's, in order; raises Unposable where it has too few."""
    if units < RIVALS:
        raise Unposable(Reason.NO_COUNTER)
    return sorted((unit - 1 + k) % units + 1 for k in range(min(COLUMNS, units)))


def _following(counts: list[int], states: list[float]) -> float:
    """|correlation|, 0 where one of them never changes."""
    try:
        return abs(correlation(counts, states))
    except StatisticsError:
        return 0.0


def _work(parameters: Parameters) -> Problem:
    counts, states = parameters["counts"], dict(zip(parameters["units"], parameters["states"], strict=True))
    following = {u: _following(counts, column) for u, column in states.items()}
    key = max(following, key=following.__getitem__)
    return Problem(
        kind=Kind.WHOLE,
        shown={"table": _table(parameters), "counted": shown_symbol(parameters["counted"])},
        key=key,
        slips=(_loudest(states), _nearest(states, counts[-1])),
        working=(
            r"r_u = \frac{\operatorname{cov}(n, c_u)}{\operatorname{sd}(n) \cdot \operatorname{sd}(c_u)}",
            rf"\max_u |r_u| = {number(following[key])}",
            r", \quad ".join(f"|r_{{{u}}}| = {number(r)}" for u, r in following.items()) + rf" \implies u = {key}",
        ),
        spot=spot(parameters, "cell"),
    )


def _loudest(states: States) -> Slip:
    sizes = {u: max(map(abs, column)) for u, column in states.items()}
    unit = max(sizes, key=sizes.__getitem__)
    return Slip("loudest-unit", unit, rf"\max_t |c_t| = {number(sizes[unit])} \text{{ in unit }} {unit}")


def _nearest(states: States, count: int) -> Slip:
    misses = {u: abs(column[-1] - count) for u, column in states.items()}
    unit = min(misses, key=misses.__getitem__)
    tex = rf"|c_T - n_T| = |{number(states[unit][-1])} - {count}| = {number(misses[unit])} \text{{ in unit }} {unit}"
    return Slip("last-value-only", unit, tex)


def _table(parameters: Parameters) -> str:
    columns = [[f"${number(value)}$" for value in column] for column in parameters["states"]]
    steps = [str(parameters["first"] + index) for index in range(len(parameters["counts"]))]
    symbols, counts = map(shown_symbol, parameters["symbols"]), map(str, parameters["counts"])
    header = ("t", "xₜ", "nₜ", *(f"cₜ ({u})" for u in parameters["units"]))
    return table(header, list(zip(steps, symbols, counts, *columns, strict=True)))


COUNTING_UNIT = Generator(
    id="counting-unit",
    version=1,
    kind=Kind.WHOLE,
    names=("table", "counted"),
    misconceptions=("loudest-unit", "last-value-only"),
    shows=("cell",),
    draw=from_a_cell(_at, _work, RIVALS),
    at=_at,
    work=_work,
)
