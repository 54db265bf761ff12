"""A trained model as bytes: JSON with float32 weights, described in content/models/README.md.

The same model always gives the same bytes. `app.content.model_files` reads them.
"""

import base64
import hashlib
import json
from dataclasses import asdict, replace

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.model import Model
from app.lab.networks.network import to_vector

FORMAT = "keepgate-lstm/2"
LOSS_POINTS = 100
LAYER_ARRAYS = ("input_weights", "recurrent_weights", "bias")
READOUT_ARRAYS = ("weights", "bias")


def as_float32(array: Array) -> Array:
    """The nearest float32 values, as float64, which nobody can change: what a file keeps."""
    return _read_only(array.astype(np.float32).astype(np.float64))


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


def with_digest(model: Model) -> Model:
    """The model with the digest of its file."""
    return replace(model, digest=hashlib.sha256(encode(model)).hexdigest())


def array_of(data: bytes, shape: tuple[int, ...]) -> Array:
    """Numbers of a file, which nobody can change. Raises ValueError, with the end of a sentence about them."""
    try:
        array = np.frombuffer(data, dtype="<f4").astype(np.float64).reshape(shape)
    except ValueError:
        raise ValueError("does not hold float32 numbers, as many as its shape") from None
    if not np.isfinite(array).all():
        raise ValueError("holds a number that is not finite")
    return _read_only(array)


def _read_only(array: Array) -> Array:
    """Models are shared by everybody who asks for them."""
    array.flags.writeable = False
    return array


def _encoded(array: Array) -> dict[str, object]:
    return {"shape": list(array.shape), "float32": _base64(array)}


def _base64(array: Array) -> str:
    return base64.b64encode(array.astype("<f4").tobytes()).decode("ascii")
