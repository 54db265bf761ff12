"""What a model has learnt, or what somebody changed of it: the weights into a gate of one unit."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.lab.cells.lstm import LSTM
from app.lab.networks.network import Stage
from app.lab.trace import SequenceTrace


@dataclass(frozen=True, slots=True)
class Weight:
    """One weight: from an input (W), a hidden state (U), or the bias (b); `source` counts from 1, 0 for the bias."""

    matrix: str
    source: int
    value: float
    layer: int  # 1, or 2 for a decoder's


def weights_into(trace: SequenceTrace, block: str, unit: int) -> tuple[Weight, ...]:
    """Every weight into a gate (or the candidate) of a unit, as they were in this run, the layers one after another."""
    return tuple(
        weight
        for layer, stage in enumerate(trace.stages, start=1)
        for weight in _of_layer(stage, layer, LSTM.block(block, trace.model.units).start + unit - 1)
    )


def _of_layer(stage: Stage, layer: int, column: int) -> Iterator[Weight]:
    weights = stage.weights
    for matrix, rows in (("W", weights.input_weights), ("U", weights.recurrent_weights)):
        for source, value in enumerate(rows[:, column].tolist(), start=1):
            yield Weight(matrix, source, value, layer)
    yield Weight("b", 0, float(weights.bias[column]), layer)
