"""PyTorch on the same weights as the judge of our own cell, gradients and optimiser."""

from typing import Any

import numpy as np
import pytest

from app.lab.cells import Array, LstmWeights, run_lstm
from app.lab.losses import LOSSES
from app.lab.networks import Network, loss_and_gradient, to_vector
from app.lab.optimiser import adam_step, clipped, fresh
from app.lab.trace import trace_sequence
from tests.lab.builders import SHIPPED, random_inputs, random_readout, random_weights, shipped

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.oracle

SIZES = [(1, 1, 3), (3, 8, 40), (20, 32, 200)]  # features, units, timesteps


def torch_lstm(weights: LstmWeights) -> Any:
    """torch.nn.LSTM holding our weights: transposed, all of the bias in the first of its two vectors."""
    lstm = torch.nn.LSTM(weights.features, weights.units, batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        lstm.weight_ih_l0.copy_(torch.tensor(weights.input_weights.T.copy()))
        lstm.weight_hh_l0.copy_(torch.tensor(weights.recurrent_weights.T.copy()))
        lstm.bias_ih_l0.copy_(torch.tensor(weights.bias.copy()))
        lstm.bias_hh_l0.zero_()
    return lstm


def torch_states(weights: LstmWeights, inputs: Array) -> tuple[Array, Array]:
    """h and c of every step, (timesteps, units); c by stopping the run after each step."""
    lstm, hidden, cells, state = torch_lstm(weights), [], [], None
    with torch.no_grad():
        for x in torch.tensor(inputs):
            out, state = lstm(x.reshape(1, 1, -1), state)
            hidden.append(out[0, 0].numpy())
            cells.append(state[1][0, 0].numpy())
    return np.array(hidden), np.array(cells)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_shipped_models_run_as_in_pytorch_over_200_random_sequences(model_id: str, rng: np.random.Generator) -> None:
    model = shipped(model_id)
    for _ in range(200):
        sequence = "".join(rng.choice(list(model.alphabet), size=rng.integers(1, 40)))
        trace = trace_sequence(model, sequence)

        hidden, cells = torch_states(model.weights, trace.inputs)

        np.testing.assert_allclose(trace.layer.hidden_state, hidden, atol=1e-6, rtol=0)
        np.testing.assert_allclose(trace.layer.cell_state, cells, atol=1e-6, rtol=0)


@pytest.mark.parametrize(("features", "units", "timesteps"), SIZES)
def test_random_layers_run_as_in_pytorch(features: int, units: int, timesteps: int, rng: np.random.Generator) -> None:
    weights = random_weights(rng, features, units)
    inputs = random_inputs(rng, timesteps, features)  # (timesteps, features)

    trace = run_lstm(weights, inputs)

    hidden, cells = torch_states(weights, inputs)
    np.testing.assert_allclose(trace.hidden_state, hidden, atol=1e-6, rtol=0)
    np.testing.assert_allclose(trace.cell_state, cells, atol=1e-6, rtol=0)


def torch_network(network: Network) -> tuple[Any, Any]:
    linear = torch.nn.Linear(*network.readout.weights.shape, dtype=torch.float64)
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(network.readout.weights.T.copy()))
        linear.bias.copy_(torch.tensor(network.readout.bias.copy()))
    return torch_lstm(network.lstm), linear


def trained_parameters(lstm: Any, linear: Any) -> list[Any]:
    """Those that we have too: PyTorch's second bias stays out."""
    return [lstm.weight_ih_l0, lstm.weight_hh_l0, lstm.bias_ih_l0, linear.weight, linear.bias]


def as_vector(tensors: list[Any]) -> Array:
    return np.concatenate([tensor.detach().numpy().T.ravel() for tensor in tensors])  # (parameters)


TORCH_LOSSES = {
    "squared-error": torch.nn.functional.mse_loss,
    "cross-entropy": torch.nn.functional.binary_cross_entropy_with_logits,
}


@pytest.mark.parametrize("loss_name", LOSSES)
@pytest.mark.parametrize(("features", "units", "timesteps"), SIZES)
def test_loss_and_gradients_are_those_of_autograd(
    features: int, units: int, timesteps: int, loss_name: str, rng: np.random.Generator
) -> None:
    network = Network(random_weights(rng, features, units), random_readout(rng, units, 2))
    inputs, targets = random_inputs(rng, 4, timesteps, features), rng.random((4, timesteps, 2))

    ours, gradient = loss_and_gradient(network, LOSSES[loss_name], inputs, targets)

    lstm, linear = torch_network(network)
    theirs = TORCH_LOSSES[loss_name](linear(lstm(torch.tensor(inputs))[0]), torch.tensor(targets))
    theirs.backward()
    assert ours == pytest.approx(theirs.item(), rel=1e-10)
    expected = as_vector([tensor.grad for tensor in trained_parameters(lstm, linear)])
    np.testing.assert_allclose(gradient, expected, atol=1e-8 * np.abs(expected).max(), rtol=1e-6)


def test_three_training_steps_land_where_pytorchs_adam_and_clipping_do(rng: np.random.Generator) -> None:
    network = Network(random_weights(rng, 3, 4), random_readout(rng, 4, 2))
    lstm, linear = torch_network(network)
    parameters = trained_parameters(lstm, linear)
    adam = torch.optim.Adam(parameters, lr=0.05)
    vector = to_vector(network)  # (parameters)
    state = fresh(vector.size)
    for scale in (100.0, 1.0, 0.01):  # longer than the clip, and shorter
        gradient = scale * rng.standard_normal(vector.size)  # (parameters)
        vector, state = adam_step(vector, clipped(gradient), state, 0.05)
        give_gradient(parameters, gradient)
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        adam.step()

    # PyTorch divides by the norm plus 1e-6: hence no finer.
    np.testing.assert_allclose(vector, as_vector(parameters), atol=1e-6)


def give_gradient(parameters: list[Any], gradient: Array) -> None:
    start = 0
    for tensor in parameters:
        piece = gradient[start : start + tensor.numel()]
        start += tensor.numel()
        tensor.grad = torch.tensor(piece.reshape(tuple(reversed(tensor.shape))).T.copy())
