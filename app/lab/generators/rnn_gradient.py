"""The factor by which a plain RNN's gradient shrinks or grows on its way through some steps."""

from collections.abc import Mapping
from math import prod
from random import Random

import numpy as np

from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Tolerance
from app.lab.generators.worked_formulas import Numbers, Way, Wrong, number, problem, rounded, table
from app.lab.model import Model

LAGS = (2, 4)  # steps
FIRSTS = (1, 3)
WEIGHTS = (0.5, 1.6)  # their sizes


def _draw(random: Random, _models: Mapping[str, Model], _tolerance: Tolerance) -> Parameters:
    """A run of h_t = tanh(w x_t + u h_{t-1} + b) with one unit, from h_0 = 0."""
    first = random.randint(*FIRSTS)
    last = first + random.randint(*LAGS)
    u = random.choice((-1.0, 1.0)) * round(random.uniform(*WEIGHTS), 2)
    w, b, hidden, states = random.uniform(*WEIGHTS), random.uniform(-0.3, 0.3), 0.0, []
    for _step in range(last):
        hidden = float(np.tanh(w * random.uniform(-1.0, 1.0) + u * hidden + b))
        states.append(rounded(hidden))
    return {"recurrent_weight": u, "first": first, "states": states[first - 1 :]}


def _work(parameters: Parameters) -> Problem:
    first, states, u = parameters["first"], parameters["states"], parameters["recurrent_weight"]
    last = first + len(states) - 1
    shown = {
        "recurrent_weight": number(u),
        "table": table(("t", "hₜ"), [(str(t), f"${number(state)}$") for t, state in enumerate(states, start=first)]),
        "first": str(first),
        "last": str(last),
        "lag": str(last - first),
    }
    numbers = {"u": u, **{f"h{t}": state for t, state in enumerate(states, start=first)}}
    name = rf"\frac{{\partial h_{{{last}}}}}{{\partial h_{{{first}}}}}"
    return problem(Kind.NUMBER, shown, name, _way(first + 1, last), _wrong(first, last), numbers, None)


def _slope(numbers: Numbers, step: int) -> float:
    """What tanh does to a small change at a step: 1 - h^2."""
    return 1.0 - numbers[f"h{step}"] ** 2


def _way(first: int, last: int) -> Way:
    """The product of the factors from one step to another, both included."""
    steps = range(first, last + 1)
    return Way(
        rf"\prod_{{t={first}}}^{{{last}}} u \cdot (1 - h_t^2)",
        r" \cdot ".join(rf"@u \cdot (1 - @h{t}^2)" for t in steps),
        lambda n: prod(n["u"] * _slope(n, t) for t in steps),
    )


def _wrong(first: int, last: int) -> Wrong:
    steps = range(first + 1, last + 1)
    return {
        "derivative-left-out": Way(f"u^{len(steps)}", f"@u^{len(steps)}", lambda n: float(n["u"] ** len(steps))),
        "addition-for-product": Way(
            rf"\sum_{{t={first + 1}}}^{{{last}}} u \cdot (1 - h_t^2)",
            " + ".join(rf"@u \cdot (1 - @h{t}^2)" for t in steps),
            lambda n: sum(n["u"] * _slope(n, t) for t in steps),
        ),
        "one-step-off": _way(first + 2, last),
        "recurrent-weight-left-out": Way(
            rf"\prod_{{t={first + 1}}}^{{{last}}} (1 - h_t^2)",
            r" \cdot ".join(f"(1 - @h{t}^2)" for t in steps),
            lambda n: prod(_slope(n, t) for t in steps),
        ),
    }


RNN_GRADIENT_FACTOR = Generator(
    id="rnn-gradient-factor",
    version=1,
    kind=Kind.NUMBER,
    names=("recurrent_weight", "table", "first", "last", "lag"),
    misconceptions=tuple(_wrong(1, 3)),
    shows=(),
    draw=_draw,
    at=None,
    work=_work,
)
