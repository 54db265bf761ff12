"""Model files that nobody vouches for: each is read, or refused in a clear sentence."""

import base64
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.model_documents import RecipeIn
from app.content.model_files import LARGEST_FILE, ModelFileError, read_model
from app.lab.model import Recipe
from app.lab.model_file import encode
from tests.lab.builders import shipped_bytes

Document = dict[str, Any]
COUNTER = shipped_bytes("counter")


def test_a_recipe_is_written_as_it_is_read() -> None:
    assert list(RecipeIn.model_fields) == list(Recipe.__dataclass_fields__)


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
        (set_to("layers", 0, {"input_weight": {}}), "unknown field 'input_weight' in the file.layers.1"),
        (set_to("format", "keepgate-lstm/1"), "not 'keepgate-lstm/2'"),
        (set_to("id", ""), "'id' in the file is not printable text"),
        (set_to("id", "\ud800"), "not JSON in UTF-8"),
        (set_to("id", "\x07"), "'id' in the file is not printable text"),
        (set_to("units", "1"), "'units' in the file is not a whole number"),
        (set_to("units", True), "'units' in the file is not a whole number"),
        (set_to("units", 10**6), "'units' in the file is above 256"),
        (set_to("units", 2), r"input_weights has the shape \[2, 4\], where \[2, 8\] is needed"),
        (set_to("alphabet", ["[", "]"]), "not those of the task 'counter'"),
        (set_to("alphabet", "()"), "'alphabet' in the file is not a list"),
        (set_to("alphabet", ["("] * 301), "not a list of at most 300"),
        (set_to("recipe", []), "not a JSON object"),
        (set_to("layers", []), "'layers' in the file has fewer members than 1"),
        (set_to("layers", [1]), "file.layers.1 is not a JSON object"),
        (set_to("layers", [{}] * 3), "a list of at most 2"),
        (set_to("readout", "bias", "shape", [4]), r"bias has the shape \[4\], where \[3\] is needed"),
        (set_to("snapshots", [{}] * 41), "a list of at most 40"),
        (set_to("snapshots", 3, "step", 0), "not stand in the order of their steps"),
        (set_to("snapshots", 39, "step", 2501), "A snapshot is of step 2501; the training has 2500"),
        (set_to("snapshots", 0, "float32", "AAAA"), "a snapshot does not hold float32"),
        (set_to("snapshots", 0, "extra", 1), "unknown field 'extra' in the file.snapshots.1"),
        (set_to("recipe", "task", "tea"), "the task 'tea'"),
        (set_to("recipe", "score", "good"), "'score' in the file.recipe"),
        (set_to("recipe", "score", True), "'score' in the file.recipe is not a number"),
        (set_to("recipe", "score", 2**53 + 1), "'score' in the file.recipe is not a number"),
        (set_to("recipe", "losses", [[1, 10**400]]), "'losses' in the file.recipe"),
        (set_to("recipe", "losses", [[1, 2, 3]]), "'losses' in the file.recipe is not a list of at most 2"),
        (set_to("recipe", "losses", [[1, 0.5]] * 101), "a list of at most 100"),
        (set_to("layers", 0, "bias", "shape", [4.0]), "'shape' in the file.layers.1.bias"),
        (set_to("layers", 0, "bias", "float32", "AAAA"), "bias does not hold float32"),
        (set_to("layers", 0, "bias", "float32", "?!"), "'float32' in the file.layers.1.bias does not hold base64"),
        (set_to("layers", 0, "bias", "float32", "AAAAAAAAAAA*AAAAAAAAAAA=="), "does not hold base64"),
        (set_to("layers", 0, "bias", "float32", NOT_A_NUMBER), "bias holds a number that is not finite"),
    ],
)
def test_a_malformed_file_is_refused_in_a_clear_sentence(change: Callable[[Document], None], message: str) -> None:
    document = json.loads(shipped_bytes("counter"))
    change(document)

    with pytest.raises(ModelFileError, match=message):
        read_model(json.dumps(document).encode())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not JSON"),
        (b"\xff", "not JSON in UTF-8"),
        (b"[]", "not a JSON object"),
        (b"[" * 100_000, "not JSON"),
        (COUNTER.replace(b'"units": 1', b'"units": NaN'), "'units' in the file is not a"),
        (b"9" * 5000, "not JSON|not a JSON object"),
        (b" " * (LARGEST_FILE + 1), "4,000,000 is the limit"),
    ],
)
def test_bytes_that_are_no_document_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(ModelFileError, match=message):
        read_model(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
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
        model = read_model(json.dumps(document).encode())
    except ModelFileError as problem:
        assert str(problem).endswith(".")
    else:
        assert read_model(encode(model)).recipe == model.recipe
