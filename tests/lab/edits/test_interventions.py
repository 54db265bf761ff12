import numpy as np
import pytest

from app.lab.cells.lstm_forward import run_lstm
from app.lab.edits.interventions import edited_network, forced_values
from app.lab.edits.notation import Edits, Limits, read_edits
from app.lab.readings.correlations import correlations
from app.lab.trace import SequenceTrace, trace_sequence
from tests.lab.builders import random_inputs, random_weights, shipped

SEQUENCE = "aab#abba"


def edits(text: str, *features: int) -> Edits:
    return read_edits(text, Limits(len(SEQUENCE), 1, features or (3,)))


def run(text: str = "") -> SequenceTrace:
    return trace_sequence(shipped("forget"), SEQUENCE, edits(text))


def test_a_held_gate_is_held_from_its_step_on_and_the_rest_follows_from_it() -> None:
    untouched, held = run(), run("f@4=1")

    np.testing.assert_array_equal(held.layer["forget"][3:, 0], 1.0)
    np.testing.assert_array_equal(held.layer["cell"][:3], untouched.layer["cell"][:3])
    layer = held.layer
    kept = layer["cell"][2:-1] + (layer["input"] * layer["candidate"])[3:]
    np.testing.assert_allclose(layer["cell"][3:], kept, atol=1e-12)


def test_a_gate_held_over_a_range_is_free_before_and_after_it() -> None:
    untouched, held = run(), run("f@3-4=0.5")

    np.testing.assert_array_equal(held.layer["forget"][2:4, 0], 0.5)
    for name in ("forget", "cell"):
        np.testing.assert_array_equal(held.layer[name][:2], untouched.layer[name][:2])
    layer, weights = held.layer, shipped("forget").layers[0]
    free = layer["hidden"][3, 0] * weights.recurrent_weights[0, 1] + weights.input_weights[0, 1] + weights.bias[1]
    assert layer["forget"][4, 0] == pytest.approx(1 / (1 + np.exp(-free)))  # step 5 reads an a


def test_a_range_to_the_last_step_is_as_one_without_an_end() -> None:
    np.testing.assert_array_equal(run("f@4-8=1").layer["cell"], run("f@4=1").layer["cell"])


def test_a_range_reaches_the_layers_whose_steps_it_names_and_no_others() -> None:
    model = shipped("reverse")
    free = trace_sequence(model, "ABCD").layer["forget"]

    def held(text: str) -> list[bool]:
        edits = read_edits(text, Limits(8, 32, (5, 32)))
        return [bool((row == 0.25).all()) for row in trace_sequence(model, "ABCD", edits).layer["forget"]]

    assert not (free == 0.25).any()
    assert held("f@2-3=0.25") == [False, True, True, False, False, False, False, False]
    assert held("f@4-6=0.25") == [False, False, False, True, True, True, False, False]
    assert held("f@6-6=0.25") == [False, False, False, False, False, True, False, False]


def test_a_state_that_is_set_goes_on_from_there() -> None:
    untouched, edited = run(), run("c1@2=1.5")

    assert edited.layer["cell"][1, 0] == 1.5
    assert edited.layer["hidden"][1, 0] == pytest.approx(edited.layer["output"][1, 0] * np.tanh(1.5))
    assert edited.layer["cell"][2, 0] != untouched.layer["cell"][2, 0]
    assert run("h1@2=-1").layer["hidden"][1, 0] == -1.0


def test_a_weight_that_is_changed_leaves_the_model_as_it_was() -> None:
    model = shipped("forget")
    before = model.layers[0].bias.copy()

    changed = edited_network(model.network, edits("b.f1=3;W.i1.2=0.5;U.o1.1=-2"))

    weights = changed.layers[0]
    assert (weights.bias[1], weights.input_weights[1, 0], weights.recurrent_weights[0, 3]) == (3.0, 0.5, -2.0)
    np.testing.assert_array_equal(model.layers[0].bias, before)


def test_edits_of_a_decoder_reach_its_own_steps() -> None:
    model = shipped("reverse")
    found = read_edits("f3@6=0.25;b2.i1=9", Limits(8, 32, (5, 32)))

    trace = trace_sequence(model, "ABCD", found)

    assert trace.layer["forget"][4, 2] != 0.25
    np.testing.assert_array_equal(trace.layer["forget"][5:, 2], 0.25)
    assert edited_network(model.network, found).layers[1].bias[0] == 9.0


def test_sixteen_interventions_in_one_batch_are_those_of_sixteen_runs(rng: np.random.Generator) -> None:
    weights, inputs = random_weights(rng, 3, 5), random_inputs(rng, 20, 3)
    gates = np.full((16, 20, 5), np.nan)  # (interventions, timesteps, units)
    gates[:, 4:] = np.linspace(0, 1, 16)[:, np.newaxis, np.newaxis]

    together = run_lstm(weights, inputs, {"forget": gates})

    for one, wanted in enumerate(gates):
        alone = run_lstm(weights, inputs, {"forget": wanted})
        np.testing.assert_allclose(together["hidden"][one], alone["hidden"], atol=1e-12)


def test_without_edits_nothing_is_forced() -> None:
    (free,) = forced_values((), shipped("forget").network, 5)

    assert free == {}


def test_units_are_told_how_they_follow_the_truth() -> None:
    (value,) = correlations(run())

    trace = run()
    assert value == pytest.approx(np.corrcoef(trace.layer["cell"][:, 0], trace.truth)[0, 1])
    assert correlations(trace_sequence(shipped("forget"), "bbb")) == (None,)
