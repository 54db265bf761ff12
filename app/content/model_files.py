"""Model files, read and checked: JSON with float32 weights, as content/models/README.md describes it.

Nothing in a file is executed. The lab writes these files.
"""

import hashlib
from itertools import pairwise

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.content.model_documents import LONGEST_TEXT, ArrayIn, LayerIn, ModelIn, ReadoutIn
from app.lab.cells.arrays import Array
from app.lab.cells.cell import Cell, Shape, Weights
from app.lab.cells.lstm import LSTM
from app.lab.model import Model, Recipe, Snapshot
from app.lab.model_file import FORMAT, array_of
from app.lab.networks.network import Network, from_vector
from app.lab.networks.readout import Readout
from app.lab.tasks import TASKS

LARGEST_FILE = 4_000_000  # bytes


class ModelFileError(ValueError):
    """The bytes are not a model; the message says what is wrong in one sentence."""


def read_model(data: bytes) -> Model:
    """The model in the bytes of a file. Raises ModelFileError where they hold no valid model."""
    if len(data) > LARGEST_FILE:
        raise ModelFileError(f"The file has {len(data):,} bytes; {LARGEST_FILE:,} is the limit.")
    try:
        document = ModelIn.model_validate_json(data)
    except ValidationError as error:
        raise ModelFileError(_sentence(_first(error))) from None
    return _model(document, hashlib.sha256(data).hexdigest())


def _model(document: ModelIn, digest: str) -> Model:
    if document.format != FORMAT:
        raise ModelFileError(f"The format is {document.format!r}, not {FORMAT!r}.")
    if document.recipe.task not in TASKS:
        known = ", ".join(TASKS)
        raise ModelFileError(f"The recipe names the task {document.recipe.task!r}, which is not one of {known}.")
    task = TASKS[document.recipe.task]
    if (document.alphabet, document.outputs) != (task.alphabet, task.outputs):
        raise ModelFileError(f"The alphabet or the outputs are not those of the task {document.recipe.task!r}.")
    network = _network(document, LSTM, task.features, len(task.outputs))
    snapshots = _snapshots(document, network)
    recipe = Recipe(**dict(document.recipe))
    return Model(document.id, network.layers, network.readout, recipe, snapshots, digest)


def _network(document: ModelIn, cell: Cell, features: int, outputs: int) -> Network:
    """One layer, or an encoder and a decoder that reads as many features as the encoder has units."""
    units = document.units
    read = (features, *[units] * (len(document.layers) - 1))  # by each layer
    layers = tuple(
        Weights(*_arrays(one, cell.shapes(size, units))) for one, size in zip(document.layers, read, strict=True)
    )
    return Network(layers, Readout(*_arrays(document.readout, ((units, outputs), (outputs,)))), cell)


def _arrays(part: LayerIn | ReadoutIn, shapes: tuple[Shape, ...]) -> list[Array]:
    return [_array(name, one, shape) for (name, one), shape in zip(part, shapes, strict=True)]


def _array(name: str, given: ArrayIn, shape: Shape) -> Array:
    if tuple(given.shape) != shape:
        raise ModelFileError(f"{name} has the shape {given.shape}, where {list(shape)} is needed.")
    return _numbers(name, given.float32, shape)


def _numbers(name: str, data: bytes, shape: Shape) -> Array:
    try:
        return array_of(data, shape)
    except ValueError as problem:
        raise ModelFileError(f"{name} {problem}.") from None


def _snapshots(document: ModelIn, like: Network) -> tuple[Snapshot, ...]:
    """Networks of the shapes of `like`, by step."""
    steps, size = [one.step for one in document.snapshots], sum(array.size for array in like.arrays)
    if any(one >= other for one, other in pairwise(steps)):
        raise ModelFileError("The snapshots do not stand in the order of their steps.")
    if steps and steps[-1] > document.recipe.training_steps:
        raise ModelFileError(f"A snapshot is of step {steps[-1]}; the training has {document.recipe.training_steps}.")
    vectors = (_numbers("a snapshot", one.float32, (size,)) for one in document.snapshots)
    networks = (from_vector(vector, like) for vector in vectors)
    return tuple(Snapshot(step, network) for step, network in zip(steps, networks, strict=True))


_TEXT = f"The field {{key!r}} in {{place}} is not printable text of 1 to {LONGEST_TEXT} characters."
_WHOLE, _LIST = "The field {key!r} in {place} is not a whole number.", "The field {key!r} in {place} is not a list."
_SENTENCES = {
    "json_invalid": "The file is not JSON in UTF-8: {error}.",
    "missing": "The field {key!r} is missing in {place}.",
    "extra_forbidden": "There is an unknown field {key!r} in {place}.",
    "model_type": "The value of {whole} is not a JSON object.",
    "string_type": _TEXT,
    "string_too_short": _TEXT,
    "string_too_long": _TEXT,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "greater_than_equal": "The field {key!r} in {place} is below {ge}.",
    "less_than_equal": "The field {key!r} in {place} is above {le}.",
    "float_type": "The field {key!r} in {place} is not a number.",
    "finite_number": "The field {key!r} in {place} is not a finite number.",
    "base64": "The field {key!r} in {place} does not hold base64.",
    "list_type": _LIST,
    "tuple_type": _LIST,
    "too_short": "The field {key!r} in {place} has fewer members than {min_length}.",
    "too_long": "The field {key!r} in {place} is not a list of at most {max_length}.",
}


def _first(error: ValidationError) -> ErrorDetails:
    """The problem to tell: an unknown field before others, since where one is misspelt the right one is missing too."""
    return min(error.errors(include_url=False, include_input=False), key=lambda one: one["type"] != "extra_forbidden")


def _sentence(error: ErrorDetails) -> str:
    path = [str(step + 1 if isinstance(step, int) else step) for step in ("the file", *error["loc"])]
    last = max((at for at, step in enumerate(error["loc"], start=1) if isinstance(step, str)), default=0)
    facts = {"key": path[last][:50], "place": ".".join(path[:last]), "whole": ".".join(path), **error.get("ctx", {})}
    return _SENTENCES.get(error["type"], "The field {key!r} in {place} cannot be read.").format(**facts)
