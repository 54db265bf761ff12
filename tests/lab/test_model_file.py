import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lab.model_file import LARGEST_FILE, ModelFileError, as_float32, decode, encode
from app.lab.networks.network import to_vector
from app.lab.training.presets import PRESETS
from tests.lab.builders import SHIPPED, shipped, shipped_bytes

Document = dict[str, Any]


@pytest.mark.parametrize("model_id", SHIPPED)
def test_a_shipped_file_read_and_written_again_is_the_same_bytes(model_id: str) -> None:
    data = shipped_bytes(model_id)

    assert encode(decode(data)) == data
    assert decode(data).id == model_id


def test_the_digest_is_the_sha_256_of_the_file() -> None:
    assert shipped("counter").digest == hashlib.sha256(shipped_bytes("counter")).hexdigest()


def test_weights_are_float32_values_that_nobody_can_change() -> None:
    (weights,) = shipped("counter").layers

    np.testing.assert_array_equal(weights.input_weights, as_float32(weights.input_weights))
    assert weights.input_weights.dtype == np.float64
    with pytest.raises(ValueError, match="read-only"):
        weights.bias[0] = 1.0


@pytest.mark.parametrize("model_id", SHIPPED)
def test_snapshots_lead_from_before_the_training_to_the_shipped_weights(model_id: str) -> None:
    model, preset = shipped(model_id), PRESETS[model_id]

    assert len(model.snapshots) == preset.snapshots
    if model.snapshots:
        assert (model.snapshots[0].step, model.snapshots[-1].step) == (0, preset.training_steps)
        np.testing.assert_array_equal(to_vector(model.snapshots[-1].network), to_vector(model.network))
        assert not np.array_equal(to_vector(model.snapshots[0].network), to_vector(model.network))


def test_all_models_together_are_small() -> None:
    assert sum(len(shipped_bytes(model_id)) for model_id in SHIPPED) <= 2_000_000


def set_to(*path_and_value: Any) -> Callable[[Document], None]:
    """A change to a document: the member at a path gets a value."""
    *path, last, value = path_and_value

    def change(document: Document) -> None:
        for name in path:
            document = document[name]
        document[last] = value

    return change


def without(name: str) -> Callable[[Document], None]:
    return lambda document: document.pop(name) and None


NOT_A_NUMBER = base64.b64encode(np.array([np.nan] * 4, dtype="<f4").tobytes()).decode()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (without("units"), "'units' is missing in the file"),
        (set_to("extra", 1), "unknown field 'extra'"),
        (set_to("format", "keepgate-lstm/1"), "not 'keepgate-lstm/2'"),
        (set_to("id", ""), "'id' in the file is not printable text"),
        (set_to("id", "\ud800"), "'id' in the file is not printable text"),
        (set_to("units", "1"), "'units' in the file is not a whole number"),
        (set_to("units", True), "'units' in the file is not a whole number"),
        (set_to("units", 10**6), "'units' in the file is not a whole number from 1 to 256"),
        (set_to("units", 2), r"input_weights has the shape \[2, 4\], where \[2, 8\] is needed"),
        (set_to("alphabet", ["[", "]"]), "not those of the task 'counter'"),
        (set_to("alphabet", "()"), "'alphabet' in the file is not a list"),
        (set_to("alphabet", ["("] * 301), "not a list of at most 300"),
        (set_to("recipe", []), "not a JSON object"),
        (set_to("layers", []), "no layers"),
        (set_to("layers", [1]), "file.layers.1 is not a JSON object"),
        (set_to("layers", [{}] * 3), "a list of at most 2"),
        (set_to("readout", "bias", "shape", [4]), r"bias has the shape \[4\], where \[3\] is needed"),
        (set_to("snapshots", [{}] * 41), "a list of at most 40"),
        (set_to("snapshots", 3, "step", 0), "not stand in the order of their steps"),
        (set_to("snapshots", 39, "step", 2501), "'step' in the file.snapshots.40 is not a whole number from 0 to 2500"),
        (set_to("snapshots", 0, "float32", "AAAA"), "a snapshot does not hold float32"),
        (set_to("snapshots", 0, "extra", 1), "unknown field 'extra' in the file.snapshots.1"),
        (set_to("recipe", "task", "tea"), "the task 'tea'"),
        (set_to("recipe", "score", "good"), "'score' in the file.recipe"),
        (set_to("recipe", "losses", [[1, 2, 3]]), "'losses' in the file.recipe is not a list of pairs"),
        (set_to("recipe", "losses", [[1, 0.5]] * 101), "a list of at most 100"),
        (set_to("layers", 0, "bias", "shape", [4.0]), "'shape' in the file.layers.1.bias"),
        (set_to("layers", 0, "bias", "float32", "AAAA"), "bias does not hold float32"),
        (set_to("layers", 0, "bias", "float32", "?!"), "bias does not hold float32"),
        (set_to("layers", 0, "bias", "float32", "AAAAAAAAAAA*AAAAAAAAAAA=="), "bias does not hold float32"),
        (set_to("layers", 0, "bias", "float32", NOT_A_NUMBER), "bias holds a number that is not finite"),
    ],
)
def test_a_malformed_file_is_refused_in_a_clear_sentence(change: Callable[[Document], None], message: str) -> None:
    document = json.loads(shipped_bytes("counter"))
    change(document)

    with pytest.raises(ModelFileError, match=message):
        decode(json.dumps(document).encode())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not JSON"),
        (b"\xff", "not JSON in UTF-8"),
        (b"[]", "not a JSON object"),
        (b"[" * 100_000, "not JSON"),
        (b'{"units": NaN}', "NaN is not a number"),
        (b"9" * 5000, "not JSON"),
        (b" " * (LARGEST_FILE + 1), "4,000,000 is the limit"),
    ],
)
def test_bytes_that_are_no_document_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(ModelFileError, match=message):
        decode(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
COUNTER = shipped_bytes("counter")
PATHS: list[tuple[str | int, ...]] = [
    *((name,) for name in json.loads(COUNTER)),
    *(("recipe", name) for name in json.loads(COUNTER)["recipe"]),
    *(("layers", 0, "bias", name) for name in ("shape", "float32")),
    *(("snapshots", 1, name) for name in ("step", "float32")),
]


@given(st.sampled_from(PATHS), JSON)
def test_any_value_in_any_place_is_read_or_refused(path: tuple[str | int, ...], value: object) -> None:
    document = json.loads(COUNTER)
    set_to(*path, value)(document)

    try:
        model = decode(json.dumps(document).encode())
    except ModelFileError as problem:
        assert str(problem).endswith(".")
    else:
        assert decode(encode(model)).recipe == model.recipe
