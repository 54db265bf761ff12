"""The shape of a model file; every size is bounded."""

import base64
import binascii
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from app.lab.model_file import LOSS_POINTS

LARGEST_UNITS = 256
LARGEST_LAYERS = 2
LARGEST_SNAPSHOTS = 40
LONGEST_TEXT = 500  # characters
LONGEST_LIST = 300  # members
LARGEST_WHOLE = 2**53  # of the whole numbers that a float tells apart


def _base64(given: object) -> bytes:
    try:
        return base64.b64decode(given if isinstance(given, str) else "?", validate=True)
    except (binascii.Error, ValueError):
        raise PydanticCustomError("base64", "base64") from None


def _printable(given: object) -> object:
    if isinstance(given, str) and not given.isprintable():
        raise PydanticCustomError("string_type", "text")
    return given


def _exact(given: object) -> object:
    if isinstance(given, int) and abs(given) > LARGEST_WHOLE:
        raise PydanticCustomError("float_type", "a number")
    return given


Printable = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), BeforeValidator(_printable)]
Float32 = Annotated[bytes, BeforeValidator(_base64)]
Number = Annotated[float, BeforeValidator(_exact)]
Step = Annotated[int, Field(ge=0, le=10**9)]


class Part(BaseModel):
    """Strict: a misspelt field would be silently missing."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class ArrayIn(Part):
    shape: Annotated[list[Annotated[int, Field(ge=0, le=10**9)]], Field(max_length=LONGEST_LIST)]
    float32: Float32


class LayerIn(Part):
    input_weights: ArrayIn
    recurrent_weights: ArrayIn
    bias: ArrayIn


class ReadoutIn(Part):
    weights: ArrayIn
    bias: ArrayIn


class SnapshotIn(Part):
    step: Step
    float32: Float32


class RecipeIn(Part):
    """The fields of `Recipe`."""

    task: Printable
    seed: Annotated[int, Field(ge=0, le=2**63)]
    training_steps: Annotated[int, Field(ge=1, le=10**9)]
    batch_size: Annotated[int, Field(ge=1, le=10**6)]
    timesteps: Annotated[int, Field(ge=1, le=10**6)]
    learning_rate: Number
    forget_bias: Number
    optimiser: Printable
    losses: Annotated[tuple[tuple[Step, Number], ...], Field(max_length=LOSS_POINTS)]
    score: Number
    correlation: Number
    crispness: Number
    crispness_formula: Printable
    crispness_minimum: Number


class ModelIn(Part):
    """A model file."""

    format: Printable
    id: Printable
    alphabet: Annotated[tuple[Printable, ...], Field(max_length=LONGEST_LIST)]
    units: Annotated[int, Field(ge=1, le=LARGEST_UNITS)]
    outputs: Annotated[tuple[Printable, ...], Field(max_length=LONGEST_LIST)]
    recipe: RecipeIn
    layers: Annotated[list[LayerIn], Field(min_length=1, max_length=LARGEST_LAYERS)]
    readout: ReadoutIn
    snapshots: Annotated[list[SnapshotIn], Field(max_length=LARGEST_SNAPSHOTS)]
