"""The one LSTM cell: traces, interventions and training all run through it.

Source: Hochreiter and Schmidhuber (1997), with the forget gate of Gers, Schmidhuber and Cummins (2000):

    i, f, o = sigmoid(x_t W + h_{t-1} U + b)      g = tanh(x_t W + h_{t-1} U + b)
    c_t = f * c_{t-1} + i * g                     h_t = o * tanh(c_t)
"""

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.cells.cell import NOTHING_FORCED, Cell, Forced, Gradients, Shape, Trace, Weights
from app.lab.cells.initial import glorot, orthogonal
from app.lab.cells.lstm_backward import lstm_gradients
from app.lab.cells.lstm_forward import BLOCKS, run_lstm


class Lstm:
    """Four blocks in the order i, f, g, o, as in PyTorch and Keras."""

    blocks: tuple[str, ...] = BLOCKS

    def shapes(self, features: int, units: int) -> tuple[Shape, Shape, Shape]:
        return (features, 4 * units), (units, 4 * units), (4 * units,)

    def block(self, name: str, units: int) -> slice:
        start = self.blocks.index(name) * units
        return slice(start, start + units)

    def initial(self, rng: np.random.Generator, features: int, units: int, forget_bias: float) -> Weights:
        """Glorot-uniform W, U orthogonal in each block, biases 0 but for the forget gate's.

        Source: Jozefowicz et al. (2015) for the forget bias.
        """
        bias = np.zeros(4 * units)  # (4 * units)
        bias[self.block("forget", units)] = forget_bias
        recurrent = np.concatenate([orthogonal(rng, units) for _ in self.blocks], axis=1)  # (units, 4 * units)
        return Weights(glorot(rng, features, 4 * units), recurrent, bias)

    def run(self, weights: Weights, inputs: Array, forced: Forced = NOTHING_FORCED) -> Trace:
        return run_lstm(weights, inputs, forced)

    def backward(self, weights: Weights, inputs: Array, trace: Trace, d_hidden: Array) -> Gradients:
        return lstm_gradients(weights, inputs, trace, d_hidden)


LSTM: Cell = Lstm()
