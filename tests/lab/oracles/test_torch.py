"""PyTorch on the same weights as the judge of our own cell, gradients and optimiser."""

from typing import Any

import numpy as np
import pytest

from app.lab.cells.arrays import Array
from app.lab.cells.cell import Trace, Weights
from app.lab.cells.lstm_forward import run_lstm
from app.lab.networks.losses import LOSSES
from app.lab.networks.network import Network, loss_and_gradient, to_vector
from app.lab.trace import trace_sequence
from app.lab.training.optimiser import adam_step, clipped, fresh
from tests.lab.builders import SHIPPED, random_inputs, random_network, random_weights, shipped

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.oracle

SIZES = [(1, 1, 3), (3, 8, 40), (20, 32, 200)]  # features, units, timesteps


def torch_lstm(weights: Weights) -> Any:
    """torch.nn.LSTM holding our weights: transposed, all of the bias in the first of its two vectors."""
    lstm = torch.nn.LSTM(weights.features, weights.units, batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        lstm.weight_ih_l0.copy_(torch.tensor(weights.input_weights.T.copy()))
        lstm.weight_hh_l0.copy_(torch.tensor(weights.recurrent_weights.T.copy()))
        lstm.bias_ih_l0.copy_(torch.tensor(weights.bias.copy()))
        lstm.bias_hh_l0.zero_()
    return lstm


def torch_states(weights: Weights, inputs: Array) -> tuple[Array, Array]:
    """h and c of every step, (timesteps, units); c by stopping the run after each step."""
    lstm, hidden, cells, state = torch_lstm(weights), [], [], None
    with torch.no_grad():
        for x in torch.tensor(inputs):
            out, state = lstm(x.reshape(1, 1, -1), state)
            hidden.append(out[0, 0].numpy())
            cells.append(state[1][0, 0].numpy())
    return np.array(hidden), np.array(cells)


def torch_gates(weights: Weights, inputs: Array, hidden: Array) -> dict[str, Array]:
    """i, f, g and o of every step (timesteps, units), from PyTorch's own weights and its own hidden states."""
    lstm = torch_lstm(weights)
    before = torch.tensor(np.vstack([np.zeros((1, weights.units)), hidden[:-1]]))  # (timesteps, units)
    with torch.no_grad():
        read = torch.nn.functional.linear(torch.tensor(inputs), lstm.weight_ih_l0, lstm.bias_ih_l0)
        total = read + torch.nn.functional.linear(before, lstm.weight_hh_l0, lstm.bias_hh_l0)
        i, f, g, o = total.chunk(4, dim=-1)
    gates = {"input": i.sigmoid(), "forget": f.sigmoid(), "candidate": g.tanh(), "output": o.sigmoid()}
    return {name: gate.numpy() for name, gate in gates.items()}


def assert_runs_as_in_pytorch(weights: Weights, inputs: Array, trace: Trace) -> None:
    hidden, cells = torch_states(weights, inputs)
    np.testing.assert_allclose(trace["hidden"], hidden, atol=1e-6, rtol=0)
    np.testing.assert_allclose(trace["cell"], cells, atol=1e-6, rtol=0)
    for name, gate in torch_gates(weights, inputs, hidden).items():
        np.testing.assert_allclose(trace[name], gate, atol=1e-6, rtol=0, err_msg=name)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_shipped_models_run_as_in_pytorch_over_random_sequences(model_id: str, rng: np.random.Generator) -> None:
    model = shipped(model_id)
    for _ in range(200 // len(SHIPPED) + 1):
        pieces = model.alphabet or tuple(f"{number:.3f} " for number in rng.random(40))
        trace = trace_sequence(model, "".join(rng.choice(pieces, size=rng.integers(1, 40))))

        for stage in trace.stages:
            assert_runs_as_in_pytorch(stage.weights, stage.inputs, stage.layer)


@pytest.mark.parametrize(("features", "units", "timesteps"), SIZES)
def test_random_layers_run_as_in_pytorch(features: int, units: int, timesteps: int, rng: np.random.Generator) -> None:
    weights = random_weights(rng, features, units)
    inputs = random_inputs(rng, timesteps, features)  # (timesteps, features)

    assert_runs_as_in_pytorch(weights, inputs, run_lstm(weights, inputs))


def torch_network(network: Network) -> tuple[list[Any], Any]:
    linear = torch.nn.Linear(*network.readout.weights.shape, dtype=torch.float64)
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(network.readout.weights.T.copy()))
        linear.bias.copy_(torch.tensor(network.readout.bias.copy()))
    return [torch_lstm(layer) for layer in network.layers], linear


def torch_outputs(layers: list[Any], linear: Any, inputs: Array) -> Any:
    """What our `forward` does: the last hidden state of an encoder at every step of its decoder."""
    hidden = layers[0](torch.tensor(inputs))[0]
    for layer in layers[1:]:
        hidden = layer(hidden[:, -1:].expand(-1, inputs.shape[1], -1))[0]
    return linear(hidden)


def trained_parameters(layers: list[Any], linear: Any) -> list[Any]:
    """Those that we have too: PyTorch's second bias stays out."""
    of_layers = [(one.weight_ih_l0, one.weight_hh_l0, one.bias_ih_l0) for one in layers]
    return [*(tensor for tensors in of_layers for tensor in tensors), linear.weight, linear.bias]


def as_vector(tensors: list[Any]) -> Array:
    return np.concatenate([tensor.detach().numpy().T.ravel() for tensor in tensors])  # (parameters)


functional = torch.nn.functional
TORCH_LOSSES = {
    "squared-error": functional.mse_loss,
    "squashed-error": lambda raw, targets: functional.mse_loss(raw, torch.tanh(0.1 * targets)),
    "cross-entropy": functional.binary_cross_entropy_with_logits,
    "one-of-many": functional.cross_entropy,
}


@pytest.mark.parametrize("loss_name", LOSSES)
@pytest.mark.parametrize("layers", [1, 2], ids=["one layer", "encoder and decoder"])
@pytest.mark.parametrize(("features", "units", "timesteps"), SIZES)
def test_loss_and_gradients_are_those_of_autograd(
    features: int, units: int, timesteps: int, layers: int, loss_name: str, rng: np.random.Generator
) -> None:
    network = random_network(rng, features, (units,) * layers, 2)
    inputs = random_inputs(rng, 4, timesteps, features)  # (batch, timesteps, features)
    targets = rng.dirichlet((1.0, 1.0), (4, timesteps))  # (batch, timesteps, outputs)
    counted = rng.random((4, timesteps)) < 0.7  # (batch, timesteps)

    ours, gradient = loss_and_gradient(network, LOSSES[loss_name], inputs, targets, counted)

    lstms, linear = torch_network(network)
    asked = torch.tensor(counted)
    theirs = TORCH_LOSSES[loss_name](torch_outputs(lstms, linear, inputs)[asked], torch.tensor(targets)[asked])
    theirs.backward()
    assert ours == pytest.approx(theirs.item(), rel=1e-10)
    expected = as_vector([tensor.grad for tensor in trained_parameters(lstms, linear)])
    np.testing.assert_allclose(gradient, expected, atol=1e-8 * np.abs(expected).max(), rtol=1e-6)


def test_three_training_steps_land_where_pytorchs_adam_and_clipping_do(rng: np.random.Generator) -> None:
    network = random_network(rng, 3, (4,), 2)
    parameters = trained_parameters(*torch_network(network))
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


def test_a_whole_training_step_lands_where_pytorchs_does(rng: np.random.Generator) -> None:
    network = random_network(rng, 3, (8,), 2)
    inputs, targets = random_inputs(rng, 16, 20, 3), rng.standard_normal((16, 20, 2))
    loss, vector = LOSSES["squared-error"], to_vector(network)

    _, gradient = loss_and_gradient(network, loss, inputs, targets, np.ones((16, 20), dtype=bool))
    vector, _ = adam_step(vector, clipped(gradient), fresh(vector.size), 0.05)

    lstms, linear = torch_network(network)
    parameters = trained_parameters(lstms, linear)
    adam = torch.optim.Adam(parameters, lr=0.05)
    functional.mse_loss(torch_outputs(lstms, linear, inputs), torch.tensor(targets)).backward()
    torch.nn.utils.clip_grad_norm_(parameters, 1.0)
    adam.step()
    np.testing.assert_allclose(vector, as_vector(parameters), atol=1e-6)


def give_gradient(parameters: list[Any], gradient: Array) -> None:
    start = 0
    for tensor in parameters:
        piece = gradient[start : start + tensor.numel()]
        start += tensor.numel()
        tensor.grad = torch.tensor(piece.reshape(tuple(reversed(tensor.shape))).T.copy())
