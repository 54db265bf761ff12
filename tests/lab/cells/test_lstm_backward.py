import numpy as np
import pytest

from app.lab.cells.arrays import Array
from app.lab.cells.lstm_backward import lstm_gradients
from app.lab.cells.lstm_forward import run_lstm
from app.lab.networks.losses import LOSSES
from app.lab.networks.network import from_vector, loss_and_gradient, to_vector
from tests.lab.builders import random_inputs, random_network, random_weights

NUDGE = 1e-6


@pytest.mark.parametrize("units", [(4,), (4, 3)], ids=["one layer", "encoder and decoder"])
@pytest.mark.parametrize("loss_name", LOSSES)
def test_every_parameter_has_the_gradient_that_central_differences_find(
    rng: np.random.Generator, loss_name: str, units: tuple[int, ...]
) -> None:
    network = random_network(rng, 3, units, 2)
    inputs, targets = random_inputs(rng, 2, 6, 3), rng.dirichlet((1.0, 1.0), (2, 6))
    counted = np.array([[True, False, True, True, False, True], [False, True, True, True, True, True]])
    vector = to_vector(network)  # (parameters)

    def loss_at(parameters: Array) -> float:
        return loss_and_gradient(from_vector(parameters, network), LOSSES[loss_name], inputs, targets, counted)[0]

    nudges = NUDGE * np.eye(len(vector))  # (parameters, parameters)
    found = [(loss_at(vector + nudge) - loss_at(vector - nudge)) / (2 * NUDGE) for nudge in nudges]
    _, gradient = loss_and_gradient(network, LOSSES[loss_name], inputs, targets, counted)
    np.testing.assert_allclose(gradient, found, atol=1e-8)
    assert np.abs(gradient).min() > 0


def test_steps_that_are_not_counted_change_neither_loss_nor_gradient(rng: np.random.Generator) -> None:
    network, inputs, targets = random_network(rng, 3, (4,), 2), random_inputs(rng, 6, 3), rng.random((6, 2))
    counted = np.arange(6) == 5  # (timesteps)
    others = np.where(counted[:, np.newaxis], targets, 100.0)  # (timesteps, outputs)

    (loss, gradient), (again, same) = (
        loss_and_gradient(network, LOSSES["squared-error"], inputs, wanted, counted) for wanted in (targets, others)
    )

    assert loss == again > 0
    np.testing.assert_array_equal(gradient, same)


def test_without_recurrent_weights_the_cell_gradient_is_the_product_of_the_forget_gates(
    rng: np.random.Generator,
) -> None:
    weights = random_weights(rng, 3, 4)
    weights.recurrent_weights[:] = 0.0
    inputs = random_inputs(rng, 6, 3)
    trace = run_lstm(weights, inputs)
    d_hidden = np.zeros((6, 4))  # (timesteps, units)
    d_hidden[-1] = 1.0

    gradients = lstm_gradients(weights, inputs, trace, d_hidden)

    assert not gradients.states["hidden"][:-1].any()
    carried = gradients.states["cell"][-1] * trace["forget"][1:].prod(axis=0)  # (units)
    np.testing.assert_allclose(gradients.states["cell"][0], carried, rtol=1e-12)


def test_a_vector_of_parameters_goes_back_into_the_same_network(rng: np.random.Generator) -> None:
    network = random_network(rng, 3, (4, 5), 2)

    back = from_vector(to_vector(network), network)

    for old, new in zip(network.arrays, back.arrays, strict=True):
        np.testing.assert_array_equal(old, new)
