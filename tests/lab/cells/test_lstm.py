import math

import numpy as np
import pytest

from app.lab.cells.arrays import sigmoid
from app.lab.cells.cell import Weights
from app.lab.cells.lstm import LSTM
from app.lab.cells.lstm_forward import run_lstm
from app.lab.quantities import NAMES
from tests.lab.builders import random_inputs, random_weights


def test_every_track_has_a_row_for_each_timestep_and_a_column_for_each_unit(rng: np.random.Generator) -> None:
    trace = run_lstm(random_weights(rng, 3, 5), random_inputs(rng, 7, 3))

    assert {trace[name].shape for name in NAMES} == {(7, 5)}


def test_a_batch_gives_the_same_numbers_as_its_sequences_one_by_one(rng: np.random.Generator) -> None:
    weights, inputs = random_weights(rng, 3, 5), random_inputs(rng, 4, 7, 3)

    together = run_lstm(weights, inputs)

    for n in range(4):
        alone = run_lstm(weights, inputs[n])
        for name in NAMES:
            np.testing.assert_allclose(together[name][n], alone[name], atol=1e-14)


def test_gates_stay_between_0_and_1_and_signed_values_between_minus_1_and_1(rng: np.random.Generator) -> None:
    trace = run_lstm(random_weights(rng, 3, 5), 100 * random_inputs(rng, 50, 3))

    for gate in (trace["input"], trace["forget"], trace["output"]):
        assert gate.min() >= 0
        assert gate.max() <= 1
    for signed in (trace["candidate"], trace["hidden"]):
        assert np.abs(signed).max() <= 1
        assert signed.min() < 0


def test_sigmoid_neither_overflows_nor_loses_the_middle() -> None:
    with np.errstate(all="raise"):
        values = sigmoid(np.array([-1000.0, -2.0, 0.0, 2.0, 1000.0]))

    expected = [0.0, 1 / (1 + math.exp(2)), 0.5, 1 / (1 + math.exp(-2)), 1.0]
    assert values.tolist() == pytest.approx(expected, abs=1e-15)


def test_a_tiny_cell_follows_the_formulas_worked_by_hand() -> None:
    weights = Weights(
        input_weights=np.array([[0.5, -0.4, 0.3, 0.2]]),  # (1, 4)
        recurrent_weights=np.array([[0.1, 0.6, -0.7, 0.8]]),  # (1, 4)
        bias=np.array([0.0, 1.0, 0.1, -0.2]),  # (4)
    )

    trace = run_lstm(weights, np.array([[1.0], [2.0]]))

    first_cell = _sigmoid(0.5) * math.tanh(0.4)
    first_hidden = _sigmoid(0.0) * math.tanh(first_cell)
    assert trace["cell"][0, 0] == pytest.approx(first_cell)
    assert trace["hidden"][0, 0] == pytest.approx(first_hidden)
    forget = _sigmoid(2 * -0.4 + first_hidden * 0.6 + 1.0)
    written = _sigmoid(2 * 0.5 + first_hidden * 0.1) * math.tanh(2 * 0.3 - first_hidden * 0.7 + 0.1)
    second_cell = forget * first_cell + written
    assert trace["forget"][1, 0] == pytest.approx(forget)
    assert trace["cell"][1, 0] == pytest.approx(second_cell)
    output = _sigmoid(2 * 0.2 + first_hidden * 0.8 - 0.2)
    assert trace["hidden"][1, 0] == pytest.approx(output * math.tanh(second_cell))


@pytest.mark.parametrize("name", LSTM.blocks)
def test_each_block_of_the_bias_moves_its_own_gate_alone(name: str) -> None:
    weights = Weights(np.zeros((1, 8)), np.zeros((2, 8)), np.zeros(8))
    weights.bias[LSTM.block(name, 2)] = 3.0

    trace = run_lstm(weights, np.zeros((1, 1)))

    moved = {track for track in LSTM.blocks if not np.isin(trace[track], (0.0, 0.5)).all()}
    assert moved == {name}


def test_inputs_with_the_wrong_number_of_features_are_refused(rng: np.random.Generator) -> None:
    with pytest.raises(ValueError, match="matmul"):
        run_lstm(random_weights(rng, 3, 5), random_inputs(rng, 7, 4))


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))
