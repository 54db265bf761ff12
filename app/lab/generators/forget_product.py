"""What a run of forget gates leaves of a memory: their product."""

from collections.abc import Sequence
from math import prod

import numpy as np

from app.lab.cells.cell import Trace
from app.lab.generators.fair_cells import Mask, check_symbol, from_a_cell, place, spot, where
from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Reason, Unposable
from app.lab.generators.worked_formulas import Way, Wrong, number, problem, shown_symbol, table
from app.lab.trace import SequenceTrace

SHORTEST, LONGEST = 3, 5  # lags, in steps
LEAST, MOST = 0.02, 0.9  # of what is left, where chance asks
TIMES, PLUS = r" \cdot ", " + "


def _lag(room: int, step: int, unit: int) -> int:
    """As long as there is room for, and not always the same."""
    return min(room, SHORTEST + (step + unit) % (LONGEST - SHORTEST + 1))


def _at_forget(trace: SequenceTrace, step: int, unit: int) -> Parameters:
    check_symbol(trace, step, unit)
    layer = trace.steps_of_layer(step)
    lag = _lag(step - layer.start, step, unit)
    if lag < SHORTEST:
        raise Unposable(Reason.TOO_SHORT)
    steps = range(step - lag, min(step + 1, layer.stop - 1) + 1)
    return {
        **place(trace, step, unit),
        "first": step - lag,
        "symbols": [trace.symbols[t - 1] for t in steps],
        "forget": [float(trace.layer["forget"][t - 1, unit - 1]) for t in steps],
    }


def _work_forget(parameters: Parameters) -> Problem:
    first, last = parameters["first"], parameters["step"]
    values = dict(enumerate(parameters["forget"], start=first))  # by step
    rows = [
        (str(t), shown_symbol(symbol), f"${number(value)}$")
        for (t, value), symbol in zip(values.items(), parameters["symbols"], strict=True)
    ]
    shown = {
        "table": table(("t", "xₜ", "fₜ"), rows),
        "first": str(first),
        "last": str(last),
        "lag": str(last - first),
        "unit": where(parameters)["unit"],
    }
    name = rf"\frac{{\partial c_{{{last}}}}}{{\partial c_{{{first}}}}}"
    numbers = {f"f{t}": value for t, value in values.items()}
    right, wrong = _forget_way(first + 1, last), _forget_wrong(first, last)
    return problem(Kind.NUMBER, shown, name, right, wrong, numbers, spot(parameters, "forget"))


def _forget_way(first: int, last: int) -> Way:
    """The product of the forget gates from one step to another, both included."""
    steps = range(first, last + 1)
    return Way(rf"\prod_{{t={first}}}^{{{last}}} f_t", _joined(TIMES, steps), lambda n: prod(n[f"f{t}"] for t in steps))


def _forget_wrong(first: int, last: int) -> Wrong:
    steps = range(first + 1, last + 1)
    total, added = rf"\sum_{{t={first + 1}}}^{{{last}}} f_t", _joined(PLUS, steps)
    return {
        "addition-for-product": Way(total, added, lambda n: sum(n[f"f{t}"] for t in steps)),
        "one-step-off": _forget_way(first, last),
        "mean-for-product": Way(
            rf"\frac{{1}}{{{len(steps)}}} {total}",
            rf"\frac{{{added}}}{{{len(steps)}}}",
            lambda n: sum(n[f"f{t}"] for t in steps) / len(steps),
        ),
        "last-factor-only": Way(f"f_{{{last}}}", f"@f{last}", lambda n: n[f"f{last}"]),
    }


def _joined(sign: str, steps: Sequence[int]) -> str:
    return sign.join(f"@f{t}" for t in steps)


def _likely(layer: Trace) -> Mask:
    """Where so much is left that it can be told, and so little that something went."""
    logs = np.log(layer["forget"])  # (sequences, timesteps, units)
    sums = np.cumsum(logs, axis=-2)  # (sequences, timesteps, units)
    timesteps, units = np.ogrid[: logs.shape[-2], : logs.shape[-1]]
    lags = np.minimum(timesteps, SHORTEST + (timesteps + units + 2) % (LONGEST - SHORTEST + 1))  # (timesteps, units)
    left = np.exp(sums - sums[:, timesteps - lags, units])  # (sequences, timesteps, units)
    found: Mask = (lags >= SHORTEST) & (left > LEAST) & (left < MOST)  # (sequences, timesteps, units)
    return found


FORGET_PRODUCT = Generator(
    id="forget-product",
    version=1,
    kind=Kind.NUMBER,
    names=("table", "first", "last", "lag", "unit"),
    misconceptions=tuple(_forget_wrong(1, 4)),
    shows=("forget",),
    draw=from_a_cell(_at_forget, _work_forget, likely=_likely),
    at=_at_forget,
    work=_work_forget,
)
