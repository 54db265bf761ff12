"""How many windows a series of values is cut into."""

from collections.abc import Mapping
from random import Random

from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Tolerance
from app.lab.generators.worked_formulas import Way, Wrong, number, problem
from app.lab.model import Model

_WINDOW_NAMES = {"values": "n", "window": "w", "horizon": "k", "stride": "s"}
_WINDOWS = Way(
    r"\left\lfloor \frac{N - w - k}{s} \right\rfloor + 1",
    r"\left\lfloor \frac{@n - @w - @k}{@s} \right\rfloor + 1",
    lambda n: (n["n"] - n["w"] - n["k"]) // n["s"] + 1,
)
_WINDOWS_WRONG: Wrong = {
    "one-step-off": Way(
        r"\left\lfloor \frac{N - w - k}{s} \right\rfloor",
        r"\left\lfloor \frac{@n - @w - @k}{@s} \right\rfloor",
        lambda n: (n["n"] - n["w"] - n["k"]) // n["s"],
    ),
    "overlap-ignored": Way(
        r"\left\lfloor \frac{N}{w + k} \right\rfloor",
        r"\left\lfloor \frac{@n}{@w + @k} \right\rfloor",
        lambda n: n["n"] // (n["w"] + n["k"]),
    ),
    "horizon-left-out": Way(
        r"\left\lfloor \frac{N - w}{s} \right\rfloor + 1",
        r"\left\lfloor \frac{@n - @w}{@s} \right\rfloor + 1",
        lambda n: (n["n"] - n["w"]) // n["s"] + 1,
    ),
    "stride-left-out": Way("(N - w - k) + 1", "(@n - @w - @k) + 1", lambda n: n["n"] - n["w"] - n["k"] + 1),
}


def _draw_windows(random: Random, _models: Mapping[str, Model], _tolerance: Tolerance) -> Parameters:
    return {
        "values": random.randint(60, 200),
        "window": random.randint(6, 24),
        "horizon": random.randint(2, 6),
        "stride": random.randint(2, 4),
    }


def _work_windows(parameters: Parameters) -> Problem:
    shown = {name: number(parameters[name]) for name in _WINDOW_NAMES}
    numbers = {letter: parameters[name] for name, letter in _WINDOW_NAMES.items()}
    return problem(Kind.WHOLE, shown, r"\text{windows}", _WINDOWS, _WINDOWS_WRONG, numbers, None)


WINDOWS = Generator(
    id="windows",
    version=1,
    kind=Kind.WHOLE,
    names=tuple(_WINDOW_NAMES),
    misconceptions=tuple(_WINDOWS_WRONG),
    shows=(),
    draw=_draw_windows,
    at=None,
    work=_work_windows,
)
