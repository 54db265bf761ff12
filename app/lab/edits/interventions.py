"""Edits turned into what a run understands: forced values for each layer, and a network of its own."""

from dataclasses import replace

import numpy as np

from app.lab.cells.lstm import Forced, LstmWeights, block
from app.lab.edits.notation import Clamp, Edits, StateEdit, WeightEdit
from app.lab.networks.network import Network

_FIELDS = {
    "input": "input_gate",
    "forget": "forget_gate",
    "output": "output_gate",
    "cell": "cell_state",
    "hidden": "hidden_state",
}


def forced_values(edits: Edits, network: Network, timesteps: int) -> tuple[Forced, ...]:
    """What `edits` force in each layer, whose steps follow one another; where two say something, the later holds."""
    return tuple(
        _forced(edits, first_step, timesteps, layer.units)
        for first_step, layer in zip(range(1, 2 * timesteps + 1, timesteps), network.layers, strict=False)
    )


def edited_network(network: Network, edits: Edits) -> Network:
    """The network with other weights; the given one stays as it is."""
    layers = list(network.layers)
    for edit in edits:
        if isinstance(edit, WeightEdit):
            layers[edit.layer - 1] = _edited(layers[edit.layer - 1], edit)
    return replace(network, layers=tuple(layers))


def _forced(edits: Edits, first_step: int, timesteps: int, units: int) -> Forced:
    wanted = {name: np.full((timesteps, units), np.nan) for name in _FIELDS}  # each (timesteps, units)
    for edit in edits:
        match edit:
            case Clamp(gate=gate, unit=unit, start=start, value=value):
                wanted[gate][max(start - first_step, 0) :, _columns(unit)] = value
            case StateEdit(state=state, unit=unit, step=step, value=value) if 0 <= step - first_step < timesteps:
                wanted[state][step - first_step, unit - 1] = value
    return Forced(**{_FIELDS[name]: track for name, track in wanted.items() if not np.isnan(track).all()})


def _columns(unit: int | None) -> slice:
    return slice(unit - 1, unit) if unit else slice(None)


def _edited(weights: LstmWeights, edit: WeightEdit) -> LstmWeights:
    column = block(edit.gate, weights.units).start + edit.unit - 1
    name = {"W": "input_weights", "U": "recurrent_weights", "b": "bias"}[edit.matrix]
    changed = getattr(weights, name).copy()
    changed[(column,) if edit.matrix == "b" else (edit.source - 1, column)] = edit.value
    return replace(weights, **{name: changed})
