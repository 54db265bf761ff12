"""Edits turned into what a run understands: forced values, and weights of its own."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from app.lab.cells import Array, Forced, LstmWeights, block
from app.lab.edits import Clamp, Edit, StateEdit, WeightEdit

_GATE_PLACES = {"input": 0, "forget": 1, "output": 2}  # in Forced.gates


def forced_values(edits: Iterable[Edit], first_step: int, timesteps: int, units: int) -> Forced:
    """What `edits` force in the steps from `first_step` (from 1) on; where two say something, the later holds."""
    gates = np.full((timesteps, 3 * units), np.nan)  # (timesteps, 3 * units)
    states = {name: np.full((timesteps, units), np.nan) for name in ("cell", "hidden")}  # (timesteps, units)
    for edit in edits:
        match edit:
            case Clamp(unit=unit, start=start, value=value):
                start_column = _GATE_PLACES[edit.gate] * units + ((unit or 1) - 1)
                columns = slice(start_column, start_column + (1 if unit else units))
                gates[max(start - first_step, 0) :, columns] = value
            case StateEdit(unit=unit, step=step, value=value) if 0 <= step - first_step < timesteps:
                states[edit.state][step - first_step, unit - 1] = value
    return Forced(*map(_or_none, (gates, states["cell"], states["hidden"])))


def edited_weights(weights: LstmWeights, edits: Iterable[Edit], layer: int) -> LstmWeights:
    """The weights with the edits of this layer (from 1); the given ones stay as they are."""
    for edit in edits:
        if isinstance(edit, WeightEdit) and edit.layer == layer:
            weights = _edited(weights, edit)
    return weights


def _edited(weights: LstmWeights, edit: WeightEdit) -> LstmWeights:
    column = block(edit.gate, weights.units).start + edit.unit - 1
    name = {"W": "input_weights", "U": "recurrent_weights", "b": "bias"}[edit.matrix]
    changed = getattr(weights, name).copy()
    place = (column,) if edit.matrix == "b" else (edit.source - 1, column)
    changed[place] = edit.value
    return replace(weights, **{name: changed})


def _or_none(wanted: Array) -> Array | None:
    return None if np.isnan(wanted).all() else wanted
