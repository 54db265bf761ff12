from dataclasses import replace

import numpy as np
import pytest

from app.lab.cells import LstmWeights, Readout
from app.lab.presets import PRESETS
from app.lab.trace import trace_sequence
from app.lab.verification import measure, shortfalls
from tests.lab.builders import SHIPPED, shipped


@pytest.mark.parametrize("model_id", SHIPPED)
def test_shipped_models_meet_every_threshold_of_their_preset(model_id: str) -> None:
    assert shortfalls(shipped(model_id)) == []


@pytest.mark.parametrize("model_id", SHIPPED)
def test_the_recipe_tells_the_truth(model_id: str) -> None:
    model, preset = shipped(model_id), PRESETS[model_id]

    reached, recipe = measure(preset, model.weights, model.readout), model.recipe

    stated = (recipe.score, recipe.correlation, recipe.crispness)
    assert stated == pytest.approx((reached.score, reached.correlation, reached.crispness), abs=1e-4)
    assert (recipe.seed, recipe.training_steps) == (preset.seed, preset.training_steps)
    assert (recipe.crispness_formula, recipe.crispness_minimum) == (
        preset.crispness.formula,
        preset.crispness.minimum,
    )


@pytest.mark.parametrize("model_id", SHIPPED)
def test_a_network_that_learnt_nothing_falls_short_of_everything(model_id: str) -> None:
    model = shipped(model_id)
    idle = LstmWeights(
        *(
            0.01 * np.ones_like(array)
            for array in (model.weights.input_weights, model.weights.recurrent_weights, model.weights.bias)
        )
    )
    mute = Readout(np.zeros_like(model.readout.weights), np.zeros_like(model.readout.bias))

    missed = shortfalls(replace(model, weights=idle, readout=mute))

    assert [sentence.split()[0] for sentence in missed] == ["score", "correlation", "crispness"]


def test_a_cell_that_counts_downwards_falls_short() -> None:
    counter = shipped("counter")
    candidate = np.array([1.0, 1.0, -1.0, 1.0])  # (4)
    down = LstmWeights(
        counter.weights.input_weights * candidate,  # (2, 4)
        counter.weights.recurrent_weights * candidate * [-1.0],  # (1, 4)
        counter.weights.bias * candidate,  # (4)
    )

    missed = shortfalls(replace(counter, weights=down, readout=Readout(-counter.readout.weights, counter.readout.bias)))

    assert [sentence.split()[0] for sentence in missed] == ["correlation", "crispness"]


def test_forget_closes_its_gate_at_the_reset_and_keeps_it_open_elsewhere() -> None:
    trace = trace_sequence(shipped("forget"), "aab#ab")

    forget_gate = trace.layer.forget_gate[:, 0]  # (timesteps)
    assert forget_gate[3] < 0.05
    assert np.delete(forget_gate, 3).min() > 0.9
    assert np.round(trace.outputs[:, 0]).tolist() == [1, 2, 2, 0, 1, 1]


def test_counter_counts_depth_and_knows_when_a_word_may_end() -> None:
    trace = trace_sequence(shipped("counter"), "(()())")

    assert trace.layer.cell_state[:, 0] == pytest.approx([1, 2, 1, 2, 1, 0], abs=0.25)
    assert (trace.outputs[:, 2] > 0.5).tolist() == [False] * 5 + [True]
