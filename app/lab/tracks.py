"""The six quantities of a trace by their names, in the order in which the lab shows them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.lab.cells.lstm import Array, Trace

TRACKS: Mapping[str, Callable[[Trace], Array]] = MappingProxyType(
    {
        "forget": lambda layer: layer.forget_gate,
        "input": lambda layer: layer.input_gate,
        "output": lambda layer: layer.output_gate,
        "candidate": lambda layer: layer.candidate,
        "cell": lambda layer: layer.cell_state,
        "hidden": lambda layer: layer.hidden_state,
    }
)


def track(layer: Trace, name: str) -> list[list[float]]:
    """The values of one quantity as plain numbers (timesteps, units). Raises KeyError for another name."""
    rows: list[list[float]] = TRACKS[name](layer).tolist()
    return rows
