"""The linear layer on top of a network, and its way back."""

from dataclasses import dataclass

from app.lab.cells.arrays import Array
from app.lab.cells.time_axis import step_rows


@dataclass(frozen=True, eq=False)
class Readout:
    """The linear layer that turns the hidden state of each step into the network's outputs."""

    weights: Array  # (units, outputs)
    bias: Array  # (outputs)

    def __call__(self, hidden_state: Array) -> Array:
        """Outputs before their activation: (..., units) to (..., outputs)."""
        return hidden_state @ self.weights + self.bias  # (..., outputs)


def readout_gradients(readout: Readout, hidden_state: Array, d_raw: Array) -> tuple[Readout, Array]:
    """From dLoss/draw (..., outputs): dLoss by the readout's weights, and dLoss/dh (..., units)."""
    weights = step_rows(hidden_state).T @ step_rows(d_raw)  # (units, outputs)
    return Readout(weights, step_rows(d_raw).sum(axis=0)), d_raw @ readout.weights.T
