from dataclasses import replace

import numpy as np
import pytest

from app.lab.cells.cell import Weights
from app.lab.networks.network import Network
from app.lab.networks.readout import Readout
from app.lab.trace import trace_sequence
from app.lab.training.loop import untrained
from app.lab.training.presets import PRESETS
from app.lab.training.verification import measure, shortfalls
from tests.lab.builders import SHIPPED, shipped


@pytest.mark.parametrize("model_id", SHIPPED)
def test_shipped_models_meet_every_threshold_of_their_preset(model_id: str) -> None:
    assert shortfalls(shipped(model_id)) == []


@pytest.mark.parametrize("model_id", SHIPPED)
def test_the_recipe_tells_the_truth(model_id: str) -> None:
    model, preset = shipped(model_id), PRESETS[model_id]

    reached, recipe = measure(preset, model.network), model.recipe

    stated = (recipe.score, recipe.correlation, recipe.crispness)
    assert stated == pytest.approx((reached.score, reached.correlation, reached.crispness), abs=1e-4)
    assert (recipe.seed, recipe.training_steps, recipe.forget_bias) == (
        preset.seed,
        preset.training_steps,
        preset.forget_bias,
    )
    assert (recipe.crispness_formula, recipe.crispness_minimum) == (
        preset.crispness.formula,
        preset.crispness.minimum,
    )


@pytest.mark.parametrize("model_id", SHIPPED)
def test_an_untrained_network_falls_short(model_id: str) -> None:
    preset = PRESETS[model_id]
    fresh = untrained(preset, np.random.default_rng(1))

    missed = shortfalls(replace(shipped(model_id), layers=fresh.layers, readout=fresh.readout))

    assert missed
    assert missed[0].split()[0] == "score"


def test_a_network_that_learnt_nothing_falls_short_of_everything() -> None:
    model = shipped("forget")
    (layer,) = model.layers
    idle = Weights(
        *(0.01 * np.ones_like(array) for array in (layer.input_weights, layer.recurrent_weights, layer.bias))
    )
    mute = Readout(np.zeros_like(model.readout.weights), np.zeros_like(model.readout.bias))

    missed = shortfalls(replace(model, layers=(idle,), readout=mute))

    assert [sentence.split()[0] for sentence in missed] == ["score", "correlation", "crispness"]


def test_a_cell_that_counts_downwards_falls_short() -> None:
    counter = shipped("counter")
    (layer,) = counter.layers
    candidate = np.array([1.0, 1.0, -1.0, 1.0])  # (4)
    down = Weights(
        layer.input_weights * candidate,  # (2, 4)
        layer.recurrent_weights * candidate * [-1.0],  # (1, 4)
        layer.bias * candidate,  # (4)
    )
    mirrored = Readout(-counter.readout.weights, counter.readout.bias)

    missed = shortfalls(replace(counter, layers=(down,), readout=mirrored))

    assert [sentence.split()[0] for sentence in missed] == ["correlation"]


def test_a_cell_that_does_not_move_correlates_with_nothing() -> None:
    model = shipped("forget")
    (layer,) = model.layers
    still = Weights(np.zeros_like(layer.input_weights), np.zeros_like(layer.recurrent_weights), np.zeros(4))

    assert measure(PRESETS["forget"], Network((still,), model.readout)).correlation == 0.0


def test_forget_closes_its_gate_at_the_reset_and_keeps_it_open_elsewhere() -> None:
    trace = trace_sequence(shipped("forget"), "aab#ab")

    forget_gate = trace.layer["forget"][:, 0]  # (timesteps)
    assert forget_gate[3] < 0.05
    assert np.delete(forget_gate, 3).min() > 0.9
    assert np.round(trace.outputs[:, 0]).tolist() == [1, 2, 2, 0, 1, 1]


def test_counter_counts_depth_and_knows_when_a_word_may_end() -> None:
    trace = trace_sequence(shipped("counter"), "(()())")

    assert trace.layer["cell"][:, 0] == pytest.approx([1, 2, 1, 2, 1, 0], abs=0.25)
    assert (trace.outputs[:, 2] > 0.5).tolist() == [False] * 5 + [True]
