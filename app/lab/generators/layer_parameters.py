"""How many parameters an LSTM layer has, as Keras and as PyTorch count them."""

from collections.abc import Mapping
from functools import partial
from random import Random
from types import MappingProxyType

from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Tolerance
from app.lab.generators.worked_formulas import Way, Wrong, number, problem
from app.lab.model import Model

UNITS = (8, 12, 16, 20, 24, 32, 40, 48, 64, 96, 100, 128)
FEATURES = (3, 40)
BIASES = MappingProxyType({"keras": 1, "pytorch": 2})  # bias vectors for each block: PyTorch keeps two


def _draw_layer(random: Random, _models: Mapping[str, Model], _tolerance: Tolerance) -> Parameters:
    return {"units": random.choice(UNITS), "features": random.randint(*FEATURES)}


def _count(biases: int, blocks: int = 4) -> Way:
    """So many blocks of so many biases each."""
    bias = f" + {biases}" if biases else ""
    times, times_filled = (f"{blocks} ", rf"{blocks} \cdot ") if blocks > 1 else ("", "")
    return Way(
        f"{times}H (D + H{bias})",
        rf"{times_filled}@h \cdot (@d + @h{bias})",
        lambda n: blocks * n["h"] * (n["d"] + n["h"] + biases),
    )


def _count_wrong(biases: int) -> Wrong:
    return {
        "other-convention": _count(3 - biases),
        "bias-dropped": _count(0),
        "gates-counted-once": _count(biases, blocks=1),
        "candidate-left-out": _count(biases, blocks=3),
        "state-left-out": Way(
            f"4 H (D + {biases})", rf"4 \cdot @h \cdot (@d + {biases})", lambda n: 4 * n["h"] * (n["d"] + biases)
        ),
    }


def _work_layer(biases: int, parameters: Parameters) -> Problem:
    shown = {name: number(parameters[name]) for name in ("units", "features")}
    numbers = {"h": parameters["units"], "d": parameters["features"]}
    return problem(Kind.WHOLE, shown, "P", _count(biases), _count_wrong(biases), numbers, None)


def _layer_probe(library: str) -> Generator:
    return Generator(
        id=f"{library}-parameters",
        version=1,
        kind=Kind.WHOLE,
        names=("units", "features"),
        misconceptions=tuple(_count_wrong(BIASES[library])),
        shows=(),
        draw=_draw_layer,
        at=None,
        work=partial(_work_layer, BIASES[library]),
    )


KERAS_PARAMETERS, PYTORCH_PARAMETERS = map(_layer_probe, BIASES)
