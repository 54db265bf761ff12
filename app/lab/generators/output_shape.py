"""The shape of what a Keras LSTM layer gives out."""

from collections.abc import Mapping
from random import Random
from types import MappingProxyType

from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Slip, Tolerance
from app.lab.model import Model

AXES = ("records", "timesteps", "features", "units")
SIZES = MappingProxyType(
    {
        "records": (32, 64, 100, 128, 256, 500),
        "timesteps": tuple(range(5, 61)),
        "features": tuple(range(3, 21)),
        "units": (8, 10, 16, 20, 24, 30, 32, 40, 48, 50, 64, 80, 128),
    }
)

# The axes of the answer, right under "key", by whether all steps are returned.
_ANSWERS: Mapping[bool, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        True: {
            "key": ("records", "timesteps", "units"),
            "units-are-timesteps": ("records", "units", "features"),
            "features-for-units": ("records", "timesteps", "features"),
            "output-at-every-step-missed": ("records", "units"),
            "axes-swapped": ("timesteps", "records", "units"),
        },
        False: {
            "key": ("records", "units"),
            "units-are-timesteps": ("records", "timesteps"),
            "features-for-units": ("records", "features"),
            "all-steps-returned": ("records", "timesteps", "units"),
        },
    }
)


def _draw(random: Random, _models: Mapping[str, Model], _tolerance: Tolerance) -> Parameters:
    """Sizes of which no two are equal."""
    sizes: dict[str, int] = {}
    for axis in AXES:
        sizes[axis] = random.choice([size for size in SIZES[axis] if size not in sizes.values()])
    return {**sizes, "returns": random.choice((True, False))}


def _work(parameters: Parameters) -> Problem:
    answers = _ANSWERS[parameters["returns"]]
    shapes = {name: tuple(parameters[axis] for axis in axes) for name, axes in answers.items()}
    key = shapes.pop("key")
    slips = tuple(Slip(name, shape, f"{_named(answers[name])} = {shape}") for name, shape in shapes.items())
    shown = {**{axis: str(parameters[axis]) for axis in AXES}, "returns": str(parameters["returns"])}
    asked = answers["key"]
    put_in = r", \quad ".join(rf"\text{{{axis}}} = {parameters[axis]}" for axis in asked)
    working = (rf"\text{{shape}} = {_named(asked)}", put_in, rf"\text{{shape}} = {key}")
    return Problem(Kind.SHAPE, shown, key, slips, working, None)


def _named(axes: tuple[str, ...]) -> str:
    """TeX."""
    names = ", ".join(rf"\text{{{axis}}}" for axis in axes)
    return f"({names})"


OUTPUT_SHAPE = Generator(
    id="output-shape",
    version=1,
    kind=Kind.SHAPE,
    names=(*AXES, "returns"),
    misconceptions=tuple(dict.fromkeys(name for answers in _ANSWERS.values() for name in answers if name != "key")),
    shows=(),
    draw=_draw,
    at=None,
    work=_work,
)
