"""Edits turned into what a run understands: forced values for each layer, and a network of its own."""

from dataclasses import replace

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.cells.cell import Cell, Forced, Weights
from app.lab.edits.notation import Clamp, Edits, StateEdit, WeightEdit
from app.lab.networks.network import Network
from app.lab.quantities import QuantityKind, of_kind

FORCEABLE = tuple(one.name for one in of_kind(QuantityKind.GATE, QuantityKind.STATE))


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
            layers[edit.layer - 1] = _edited(network.cell, layers[edit.layer - 1], edit)
    return replace(network, layers=tuple(layers))


def _forced(edits: Edits, first_step: int, timesteps: int, units: int) -> Forced:
    wanted: dict[str, Array] = {
        name: np.full((timesteps, units), np.nan) for name in FORCEABLE
    }  # each (timesteps, units)
    for edit in edits:
        match edit:
            case Clamp(gate=gate, unit=unit, value=value):
                wanted[gate][_rows(edit, first_step), _columns(unit)] = value
            case StateEdit(state=state, unit=unit, step=step, value=value) if 0 <= step - first_step < timesteps:
                wanted[state][step - first_step, unit - 1] = value
    return {name: track for name, track in wanted.items() if not np.isnan(track).all()}


def _rows(edit: Clamp, first_step: int) -> slice:
    """The steps of a layer, from 0, at which the gate is held; none where they are another layer's."""
    end = None if edit.end is None else max(edit.end + 1 - first_step, 0)
    return slice(max(edit.start - first_step, 0), end)


def _columns(unit: int | None) -> slice:
    return slice(unit - 1, unit) if unit else slice(None)


def _edited(cell: Cell, weights: Weights, edit: WeightEdit) -> Weights:
    column = cell.block(edit.gate, weights.units).start + edit.unit - 1
    name = {"W": "input_weights", "U": "recurrent_weights", "b": "bias"}[edit.matrix]
    changed = getattr(weights, name).copy()
    changed[(column,) if edit.matrix == "b" else (edit.source - 1, column)] = edit.value
    return replace(weights, **{name: changed})
