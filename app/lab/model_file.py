"""A trained model as bytes and back: JSON with float32 weights, described in content/models/README.md.

Nothing in the file is executed, every size is bounded, and the same model always gives the same bytes.
"""

import base64
import binascii
import hashlib
import json
from dataclasses import asdict
from typing import NoReturn

import numpy as np

from app.lab.cells import Array, LstmWeights, Readout
from app.lab.fields import FieldProblem, Fields
from app.lab.model import Model, Recipe
from app.lab.tasks import TASKS

FORMAT = "keepgate-lstm/1"
LARGEST_FILE = 4_000_000  # bytes
LARGEST_UNITS = 256
LOSS_POINTS = 100


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
        "weights": {name: _encoded(array) for name, array in _arrays(model).items()},
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
    fields.only("format", "id", "alphabet", "units", "outputs", "recipe", "weights")
    if (format_name := fields.text("format")) != FORMAT:
        raise FieldProblem(f"The format is {format_name!r}, not {FORMAT!r}.")
    recipe = _recipe(fields.inner("recipe"))
    units = fields.integer("units", 1, LARGEST_UNITS)
    alphabet, outputs = fields.texts("alphabet"), fields.texts("outputs")
    if (alphabet, outputs) != (TASKS[recipe.task].alphabet, TASKS[recipe.task].outputs):
        raise FieldProblem(f"The alphabet or the outputs are not those of the task {recipe.task!r}.")
    weights, readout = _layers(fields.inner("weights"), len(alphabet), units, len(outputs))
    return Model(fields.text("id"), alphabet, units, outputs, weights, readout, recipe, digest)


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
        optimiser=fields.text("optimiser"),
        losses=fields.points("losses", LOSS_POINTS),
        score=fields.number("score"),
        correlation=fields.number("correlation"),
        crispness=fields.number("crispness"),
        crispness_formula=fields.text("crispness_formula"),
        crispness_minimum=fields.number("crispness_minimum"),
    )


def _layers(fields: Fields, features: int, units: int, outputs: int) -> tuple[LstmWeights, Readout]:
    shapes = {
        "input_weights": (features, 4 * units),
        "recurrent_weights": (units, 4 * units),
        "bias": (4 * units,),
        "readout_weights": (units, outputs),
        "readout_bias": (outputs,),
    }
    fields.only(*shapes)
    arrays = [_decoded(fields.inner(name), name, shape) for name, shape in shapes.items()]
    return LstmWeights(*arrays[:3]), Readout(*arrays[3:])


def _arrays(model: Model) -> dict[str, Array]:
    return {
        "input_weights": model.weights.input_weights,  # (features, 4 * units)
        "recurrent_weights": model.weights.recurrent_weights,  # (units, 4 * units)
        "bias": model.weights.bias,  # (4 * units)
        "readout_weights": model.readout.weights,  # (units, outputs)
        "readout_bias": model.readout.bias,  # (outputs)
    }


def _encoded(array: Array) -> dict[str, object]:
    data = base64.b64encode(array.astype("<f4").tobytes()).decode("ascii")
    return {"shape": list(array.shape), "float32": data}


def _decoded(fields: Fields, name: str, shape: tuple[int, ...]) -> Array:
    fields.only("shape", "float32")
    if (given := fields.integers("shape")) != shape:
        raise FieldProblem(f"{name} has the shape {list(given)}, where {list(shape)} is needed.")
    try:
        data = base64.b64decode(fields.text("float32", longest=LARGEST_FILE), validate=True)
        array = np.frombuffer(data, dtype="<f4").astype(np.float64).reshape(shape)
    except (binascii.Error, ValueError):
        raise FieldProblem(f"{name} does not hold float32 numbers in base64, as many as its shape.") from None
    if not np.isfinite(array).all():
        raise FieldProblem(f"{name} holds a number that is not finite.")
    array.flags.writeable = False  # models are shared by everybody who asks for them
    return array
