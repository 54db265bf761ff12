"""A whole network, recurrent layers and readout, also as the one vector that an optimiser works on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.cells.cell import NOTHING_FORCED, Cell, Forced, Trace, Weights
from app.lab.cells.initial import glorot
from app.lab.cells.lstm import LSTM
from app.lab.networks.losses import Loss, Mask
from app.lab.networks.readout import Readout, readout_gradients


@dataclass(frozen=True, eq=False)
class Network:
    """One layer, or an encoder and a decoder, with the readout of the last."""

    layers: tuple[Weights, ...]
    readout: Readout
    cell: Cell = LSTM  # of every layer

    @property
    def arrays(self) -> tuple[Array, ...]:
        """W, U, b of each layer, then weights and bias of the readout."""
        of_layers = [(one.input_weights, one.recurrent_weights, one.bias) for one in self.layers]
        return (*(array for arrays in of_layers for array in arrays), self.readout.weights, self.readout.bias)


@dataclass(frozen=True, eq=False)
class Stage:
    """What one layer of a network read and did."""

    weights: Weights
    inputs: Array  # (..., timesteps, features)
    layer: Trace  # each (..., timesteps, units)


@dataclass(frozen=True, eq=False)
class Forward:
    """A network's run: a stage for each layer, and the answers of the last."""

    stages: tuple[Stage, ...]
    raw: Array  # before the activation (..., answering timesteps, outputs)


def forward(network: Network, inputs: Array, forced: Sequence[Forced] = ()) -> Forward:
    """Run over inputs (..., timesteps, features); `forced` holds, for each layer, what somebody decides in it.

    The first layer reads the inputs; a decoder reads the last hidden state of its encoder, repeated once for each
    input step (Cho et al., 2014; Keras calls it RepeatVector).
    """
    stages: list[Stage] = []
    for weights, decided in zip(network.layers, (*forced, *[NOTHING_FORCED] * len(network.layers)), strict=False):
        read = repeat_vector(stages[-1].layer["hidden"]) if stages else inputs  # (..., timesteps, features)
        stages.append(Stage(weights, read, network.cell.run(weights, read, decided)))
    return Forward(tuple(stages), network.readout(stages[-1].layer["hidden"]))


def repeat_vector(hidden_state: Array) -> Array:
    """The last step's state at every step; (..., timesteps, units) both."""
    return np.repeat(hidden_state[..., -1:, :], hidden_state.shape[-2], axis=-2)  # (..., timesteps, units)


def from_arrays(arrays: tuple[Array, ...], cell: Cell = LSTM) -> Network:
    """The inverse of `Network.arrays`."""
    layers = tuple(Weights(*arrays[start : start + 3]) for start in range(0, len(arrays) - 2, 3))
    return Network(layers, Readout(*arrays[-2:]), cell)


def to_vector(network: Network) -> Array:
    """Every parameter in one line, in the order of `Network.arrays`."""
    return np.concatenate([array.ravel() for array in network.arrays])  # (parameters)


def from_vector(vector: Array, like: Network) -> Network:
    """The inverse of `to_vector`, with the shapes of `like`; its arrays are views of the vector."""
    pieces = np.split(vector, np.cumsum([array.size for array in like.arrays])[:-1])
    pairs = zip(pieces, like.arrays, strict=True)
    return from_arrays(tuple(piece.reshape(old.shape) for piece, old in pairs), like.cell)


def initial_network(
    rng: np.random.Generator,
    features: int,
    units: tuple[int, ...],
    outputs: int,
    forget_bias: float = 1.0,
    cell: Cell = LSTM,
) -> Network:
    """Each layer as its cell begins, and a Glorot-uniform readout; all biases 0 but for a forget gate's."""
    read = (features, *units[:-1])  # by each layer
    layers = tuple(cell.initial(rng, *sizes, forget_bias) for sizes in zip(read, units, strict=True))
    return Network(layers, Readout(glorot(rng, units[-1], outputs), np.zeros(outputs)), cell)


def loss_and_gradient(
    network: Network, loss: Loss, inputs: Array, targets: Array, counted: Mask
) -> tuple[float, Array]:
    """The mean loss of a batch's counted steps, and dLoss by every parameter as one vector (parameters)."""
    run = forward(network, inputs)
    d_raw = loss.gradient(run.raw, targets, counted)  # (..., timesteps, outputs)
    readout, d_hidden = readout_gradients(network.readout, run.stages[-1].layer["hidden"], d_raw)
    return loss.value(run.raw, targets, counted), to_vector(Network(_by_layers(network.cell, run, d_hidden), readout))


def _by_layers(cell: Cell, run: Forward, d_hidden: Array) -> tuple[Weights, ...]:
    """dLoss by the weights of each layer, from dLoss/dh (..., timesteps, units) of the last."""
    found: list[Weights] = []
    for stage in reversed(run.stages):
        gradients = cell.backward(stage.weights, stage.inputs, stage.layer, d_hidden)
        found.append(gradients.weights)
        d_hidden = np.zeros_like(gradients.inputs)  # (..., timesteps, units of the layer before)
        d_hidden[..., -1, :] = gradients.inputs.sum(axis=-2)
    return tuple(reversed(found))
