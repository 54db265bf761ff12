import math

import numpy as np
import pytest

from app.lab.edits.notation import Limits, read_edits
from app.lab.model import Model
from app.lab.readings.terms import NoSuchCell, cell_terms, half_life
from app.lab.trace import DECODED, SequenceTrace, trace_sequence
from tests.lab.builders import random_network, shipped


@pytest.fixture
def wide_trace(rng: np.random.Generator) -> SequenceTrace:
    """A trace of more than one unit, so that a wrong row or column shows."""
    counter = shipped("counter")
    network = random_network(rng, 2, (3,), 3)
    model = Model("wide", network.layers, network.readout, counter.recipe)
    return trace_sequence(model, "(()())")


@pytest.mark.parametrize("step", [1, 4, 6])
@pytest.mark.parametrize("unit", [1, 3])
def test_the_terms_of_a_cell_add_up_to_what_was_traced(wide_trace: SequenceTrace, step: int, unit: int) -> None:
    terms, layer, here = cell_terms(wide_trace, step, unit), wide_trace.layer, (step - 1, unit - 1)

    for gate, track in (
        (terms.forget, layer["forget"]),
        (terms.input, layer["input"]),
        (terms.output, layer["output"]),
    ):
        assert gate.total == gate.from_input + gate.from_hidden + gate.bias
        assert gate.value == track[here] == pytest.approx(1 / (1 + math.exp(-gate.total)))
    assert terms.candidate.value == layer["candidate"][here] == pytest.approx(math.tanh(terms.candidate.total))
    assert (
        terms.cell_state
        == layer["cell"][here]
        == pytest.approx(_cell(terms.forget.value, terms.previous_cell, terms.input.value, terms.candidate.value))
    )
    assert terms.hidden_state == layer["hidden"][here] == pytest.approx(terms.output.value * terms.tanh_cell)


def test_the_first_step_comes_from_nothing(wide_trace: SequenceTrace) -> None:
    terms = cell_terms(wide_trace, 1, 2)

    assert terms.previous_cell == terms.forget.from_hidden == 0.0


def test_a_later_step_shows_the_state_that_it_came_from(wide_trace: SequenceTrace) -> None:
    terms = cell_terms(wide_trace, 3, 2)

    assert terms.symbol == ")"
    assert terms.previous_cell == wide_trace.layer["cell"][1, 1]
    before = wide_trace.layer["hidden"][1] @ wide_trace.model.layers[0].recurrent_weights[:, 4]  # f of unit 2
    assert terms.forget.from_hidden == pytest.approx(before)


def test_a_value_that_somebody_decides_is_told_from_a_computed_one(wide_trace: SequenceTrace) -> None:
    edits = read_edits("f2=0.5;c2@3=2", Limits(6, 3, (2,)))
    edited = trace_sequence(wide_trace.model, "(()())", edits)

    terms, untouched = cell_terms(edited, 3, 2), cell_terms(wide_trace, 3, 2)

    assert (terms.forget.value, terms.forget.held, terms.input.held) == (0.5, True, False)
    assert (terms.cell_state, terms.cell_held, terms.hidden_held) == (2.0, True, False)
    assert terms.hidden_state == pytest.approx(terms.output.value * math.tanh(2.0))
    assert not (untouched.forget.held or untouched.cell_held or untouched.hidden_held)


def test_a_step_of_a_decoder_has_the_decoders_terms() -> None:
    trace = trace_sequence(shipped("reverse"), "ABCD")

    terms = cell_terms(trace, 6, 3)

    decoder = trace.stages[1].layer
    assert terms.symbol == DECODED
    assert terms.cell_state == decoder["cell"][1, 2] == trace.layer["cell"][5, 2]
    assert terms.previous_cell == decoder["cell"][0, 2]
    assert terms.forget.value == pytest.approx(1 / (1 + math.exp(-terms.forget.total)))


@pytest.mark.parametrize(("step", "unit"), [(0, 1), (7, 1), (1, 0), (1, 4), (-1, 1)])
def test_cells_outside_the_trace_are_refused(wide_trace: SequenceTrace, step: int, unit: int) -> None:
    with pytest.raises(NoSuchCell, match="6 steps and 3 units"):
        cell_terms(wide_trace, step, unit)


def test_after_its_half_life_half_a_memory_is_left() -> None:
    assert 0.9 ** half_life(0.9) == pytest.approx(0.5)
    assert half_life(0.5) == 1.0
    assert (half_life(0.0), half_life(1.0)) == (0.0, math.inf)


@pytest.mark.parametrize("value", [-0.1, 1.1, math.nan])
def test_no_gate_lies_outside_0_to_1(value: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        half_life(value)


def _cell(forget: float, previous: float, write: float, candidate: float) -> float:
    return forget * previous + write * candidate
