import hashlib
from dataclasses import replace

import numpy as np
import pytest

from app.content.model_files import read_model
from app.lab.model_file import as_float32, encode
from app.lab.networks.network import to_vector
from app.lab.training import loop
from app.lab.training.presets import PRESETS
from tests.lab.builders import SHIPPED, shipped, shipped_bytes


@pytest.mark.parametrize("model_id", SHIPPED)
def test_a_shipped_file_read_and_written_again_is_the_same_bytes(model_id: str) -> None:
    data = shipped_bytes(model_id)

    assert encode(read_model(data)) == data
    assert read_model(data).id == model_id


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


def test_what_was_trained_is_what_will_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "PRESETS", {"forget": replace(PRESETS["forget"], training_steps=60)})

    trained = loop.train_model("forget", lambda _step, _loss: None)

    read = read_model(encode(trained))
    assert (read.digest, read.recipe) == (trained.digest, trained.recipe)
    np.testing.assert_array_equal(to_vector(read.network), to_vector(trained.network))
    with pytest.raises(ValueError, match="read-only"):
        trained.layers[0].bias[0] = 1.0
