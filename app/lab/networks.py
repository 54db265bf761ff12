"""A whole network, LSTM layer and readout, also as the one vector that an optimiser works on."""

from dataclasses import dataclass

import numpy as np

from app.lab.cells import Array, LstmWeights, Readout, Trace, block, run_lstm
from app.lab.gradients import lstm_gradients, readout_gradients
from app.lab.losses import Loss


@dataclass(frozen=True, eq=False)
class Network:
    """An LSTM layer with its readout."""

    lstm: LstmWeights
    readout: Readout

    @property
    def arrays(self) -> tuple[Array, ...]:
        """W, U, b of the layer, then weights and bias of the readout."""
        return (
            self.lstm.input_weights,  # (features, 4 * units)
            self.lstm.recurrent_weights,  # (units, 4 * units)
            self.lstm.bias,  # (4 * units)
            self.readout.weights,  # (units, outputs)
            self.readout.bias,  # (outputs)
        )


@dataclass(frozen=True, eq=False)
class Stage:
    """What one layer of a network read and did."""

    weights: LstmWeights
    inputs: Array  # (..., timesteps, features)
    layer: Trace  # each (..., timesteps, units)


def from_arrays(arrays: tuple[Array, ...]) -> Network:
    """The inverse of `Network.arrays`."""
    return Network(LstmWeights(*arrays[:3]), Readout(*arrays[3:]))


def to_vector(network: Network) -> Array:
    """Every parameter in one line, in the order of `Network.arrays`."""
    return np.concatenate([array.ravel() for array in network.arrays])  # (parameters)


def from_vector(vector: Array, like: Network) -> Network:
    """The inverse of `to_vector`, with the shapes of `like`; its arrays are views of the vector."""
    pieces = np.split(vector, np.cumsum([array.size for array in like.arrays])[:-1])
    pairs = zip(pieces, like.arrays, strict=True)
    return from_arrays(tuple(piece.reshape(old.shape) for piece, old in pairs))


def initial_network(rng: np.random.Generator, features: int, units: int, outputs: int) -> Network:
    """Glorot-uniform W and readout, U orthogonal in each gate, biases 0 but for the forget gate's 1.

    Source: Glorot and Bengio (2010); Saxe et al. (2014); Jozefowicz et al. (2015) for the forget bias.
    """
    bias = np.zeros(4 * units)  # (4 * units)
    bias[block("forget", units)] = 1.0
    recurrent = np.concatenate([_orthogonal(rng, units) for _ in range(4)], axis=1)  # (units, 4 * units)
    lstm = LstmWeights(_glorot(rng, features, 4 * units), recurrent, bias)
    return Network(lstm, Readout(_glorot(rng, units, outputs), np.zeros(outputs)))


def loss_and_gradient(network: Network, loss: Loss, inputs: Array, targets: Array) -> tuple[float, Array]:
    """The mean loss of a batch, and dLoss by every parameter as one vector (parameters)."""
    trace = run_lstm(network.lstm, inputs)
    raw = network.readout(trace.hidden_state)  # (..., timesteps, outputs)
    d_raw = loss.gradient(raw, targets)  # (..., timesteps, outputs)
    readout, d_hidden = readout_gradients(network.readout, trace.hidden_state, d_raw)
    lstm = lstm_gradients(network.lstm, inputs, trace, d_hidden).weights
    return loss.value(raw, targets), to_vector(Network(lstm, readout))


def _glorot(rng: np.random.Generator, rows: int, columns: int) -> Array:
    limit = np.sqrt(6.0 / (rows + columns))
    return rng.uniform(-limit, limit, (rows, columns))  # (rows, columns)


def _orthogonal(rng: np.random.Generator, units: int) -> Array:
    q, r = np.linalg.qr(rng.standard_normal((units, units)))  # (units, units) each
    # The sign of R's diagonal is the library's choice; taken out, so that every rotation is equally likely.
    rotation: Array = q * np.sign(np.diagonal(r))  # (units, units)
    return rotation
