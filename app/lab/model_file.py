"""A trained model as bytes and back: JSON with float32 weights, described in content/models/README.md.

Nothing in the file is executed, every size is bounded, and the same model always gives the same bytes.
"""

import base64
import binascii
import hashlib
import json
from dataclasses import asdict
from itertools import pairwise, repeat
from typing import NoReturn

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.cells.cell import Weights
from app.lab.fields import FieldProblem, Fields
from app.lab.model import Model, Recipe, Snapshot
from app.lab.networks.network import Network, from_vector, to_vector
from app.lab.networks.readout import Readout
from app.lab.tasks import TASKS

FORMAT = "keepgate-lstm/2"
LARGEST_FILE = 4_000_000  # bytes
LARGEST_UNITS = 256
LARGEST_LAYERS = 2
LARGEST_SNAPSHOTS = 40
LOSS_POINTS = 100
LAYER_ARRAYS = ("input_weights", "recurrent_weights", "bias")
READOUT_ARRAYS = ("weights", "bias")


class ModelFileError(ValueError):
    """The bytes are not a model; the message says what is wrong in one sentence."""


def as_float32(array: Array) -> Array:
    """The nearest float32 values, as float64: what a file keeps."""
    return array.astype(np.float32).astype(np.float64)


def encode(model: Model) -> bytes:
    """The bytes of a model's file; the digest is left out, being that of these bytes."""
    document = {
        "format": FORMAT,
        "id": model.id,
        "alphabet": list(model.alphabet),
        "units": model.units,
        "outputs": list(model.outputs),
        "recipe": asdict(model.recipe),
        "layers": [{name: _encoded(getattr(layer, name)) for name in LAYER_ARRAYS} for layer in model.layers],
        "readout": {name: _encoded(getattr(model.readout, name)) for name in READOUT_ARRAYS},
        "snapshots": [{"step": one.step, "float32": _base64(to_vector(one.network))} for one in model.snapshots],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def decode(data: bytes) -> Model:
    """The model in the bytes of a file. Raises ModelFileError where they hold no valid model."""
    try:
        return _model(Fields(_parsed(data), "the file"), hashlib.sha256(data).hexdigest())
    except FieldProblem as problem:
        raise ModelFileError(str(problem)) from None


def _parsed(data: bytes) -> object:
    if len(data) > LARGEST_FILE:
        raise ModelFileError(f"The file has {len(data):,} bytes; {LARGEST_FILE:,} is the limit.")
    try:
        return json.loads(data.decode(), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as problem:
        raise ModelFileError(f"The file is not JSON in UTF-8: {problem}.") from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _model(fields: Fields, digest: str) -> Model:
    fields.only("format", "id", "alphabet", "units", "outputs", "recipe", "layers", "readout", "snapshots")
    if (format_name := fields.text("format")) != FORMAT:
        raise FieldProblem(f"The format is {format_name!r}, not {FORMAT!r}.")
    recipe = _recipe(fields.inner("recipe"))
    task, units = TASKS[recipe.task], fields.integer("units", 1, LARGEST_UNITS)
    if (fields.texts("alphabet"), fields.texts("outputs")) != (task.alphabet, task.outputs):
        raise FieldProblem(f"The alphabet or the outputs are not those of the task {recipe.task!r}.")
    layers, readout = _layers(fields, task.features, units), _readout(fields, units, len(task.outputs))
    snapshots = _snapshots(fields, Network(layers, readout), recipe.training_steps)
    return Model(fields.text("id"), layers, readout, recipe, snapshots, digest)


def _recipe(fields: Fields) -> Recipe:
    fields.only(*Recipe.__dataclass_fields__)
    if (task := fields.text("task")) not in TASKS:
        raise FieldProblem(f"The recipe names the task {task!r}, which is not one of {', '.join(TASKS)}.")
    return Recipe(
        task=task,
        seed=fields.integer("seed", 0, 2**63),
        training_steps=fields.integer("training_steps", 1, 10**9),
        batch_size=fields.integer("batch_size", 1, 10**6),
        timesteps=fields.integer("timesteps", 1, 10**6),
        learning_rate=fields.number("learning_rate"),
        forget_bias=fields.number("forget_bias"),
        optimiser=fields.text("optimiser"),
        losses=fields.points("losses", LOSS_POINTS),
        score=fields.number("score"),
        correlation=fields.number("correlation"),
        crispness=fields.number("crispness"),
        crispness_formula=fields.text("crispness_formula"),
        crispness_minimum=fields.number("crispness_minimum"),
    )


def _layers(fields: Fields, features: int, units: int) -> tuple[Weights, ...]:
    """One layer, or an encoder and a decoder that reads as many features as the encoder has units."""
    given = fields.inners("layers", LARGEST_LAYERS)
    if not given:
        raise FieldProblem("The file has no layers.")
    read = (features, *[units] * (len(given) - 1))  # by each layer
    return tuple(_layer(one, size, units) for one, size in zip(given, read, strict=True))


def _layer(fields: Fields, features: int, units: int) -> Weights:
    fields.only(*LAYER_ARRAYS)
    shapes = ((features, 4 * units), (units, 4 * units), (4 * units,))
    return Weights(*map(_decoded, repeat(fields), LAYER_ARRAYS, shapes))


def _readout(fields: Fields, units: int, outputs: int) -> Readout:
    inner = fields.inner("readout")
    inner.only(*READOUT_ARRAYS)
    return Readout(*map(_decoded, repeat(inner), READOUT_ARRAYS, ((units, outputs), (outputs,))))


def _snapshots(fields: Fields, like: Network, last: int) -> tuple[Snapshot, ...]:
    """Networks of the shapes of `like`, by step."""
    snapshots = tuple(_snapshot(one, like, last) for one in fields.inners("snapshots", LARGEST_SNAPSHOTS))
    if any(one.step >= other.step for one, other in pairwise(snapshots)):
        raise FieldProblem("The snapshots do not stand in the order of their steps.")
    return snapshots


def _snapshot(fields: Fields, like: Network, last: int) -> Snapshot:
    fields.only("step", "float32")
    vector = _numbers(fields, "a snapshot", (sum(array.size for array in like.arrays),))  # (parameters)
    network = from_vector(vector, like)
    return Snapshot(fields.integer("step", 0, last), network)


def _encoded(array: Array) -> dict[str, object]:
    return {"shape": list(array.shape), "float32": _base64(array)}


def _base64(array: Array) -> str:
    return base64.b64encode(array.astype("<f4").tobytes()).decode("ascii")


def _decoded(outer: Fields, name: str, shape: tuple[int, ...]) -> Array:
    fields = outer.inner(name)
    fields.only("shape", "float32")
    if (given := fields.integers("shape")) != shape:
        raise FieldProblem(f"{name} has the shape {list(given)}, where {list(shape)} is needed.")
    return _numbers(fields, name, shape)


def _numbers(fields: Fields, name: str, shape: tuple[int, ...]) -> Array:
    """The member float32 of `fields` as an array that nobody can change."""
    try:
        data = base64.b64decode(fields.text("float32", longest=LARGEST_FILE), validate=True)
        array = np.frombuffer(data, dtype="<f4").astype(np.float64).reshape(shape)
    except (binascii.Error, ValueError):
        raise FieldProblem(f"{name} does not hold float32 numbers in base64, as many as its shape.") from None
    if not np.isfinite(array).all():
        raise FieldProblem(f"{name} holds a number that is not finite.")
    array.flags.writeable = False  # models are shared by everybody who asks for them
    return array
