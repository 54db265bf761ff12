"""The forms that change a run: hold a gate, set a state, change a weight."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from app.lab.edits.notation import GATES, STATES, Clamp, Edit, StateEdit, WeightEdit
from app.lab.trace import over_time
from app.web.lab.change_words import told_changes
from app.web.lab.edit_words import edit_text
from app.web.lab.form_values import DIGITS, forget_first, other_than, reach
from app.web.lab.quantity_words import what_it_does
from app.web.lab.state import Scene
from app.web.lab.weight_form import WeightForm, weight_form
from app.web.question_types.options import Fields, Option
from app.web.shared.numbers import written
from app.web.shared.quantities import full_names

KINDS: Mapping[type[Edit], str] = {Clamp: "hold", StateEdit: "set", WeightEdit: "weight"}


@dataclass(frozen=True, slots=True)
class MadeEdit:
    """A change that is in force, and the address without it."""

    text: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class ChangeTool:
    """The forms that change a run, and what the changes did. `units` is empty where there is but one."""

    fields: Fields
    edits_url: str
    kind: str  # the form that is seen first
    gates: tuple[Option, ...]
    states: tuple[Option, ...]
    units: tuple[Option, ...]
    unit: int
    step: int
    steps: int
    gates_now: tuple[tuple[str, str], ...]  # letters and values at the chosen cell
    states_now: tuple[tuple[str, str], ...]
    state_value: str
    state_reach: int
    weight: WeightForm
    made: tuple[MadeEdit, ...]
    undo_url: str
    sentence: str


def change_tool(scene: Scene) -> ChangeTool:
    state, trace = scene.state, scene.trace
    units = range(1, trace.model.units + 1)
    now = {letter: _at_cell(scene, name) for letter, name in STATES.items()}
    marked = next((letter for letter, name in STATES.items() if name == state.show), "c")
    return ChangeTool(
        fields=_opened(scene),
        edits_url=url_for("lab.edits", model_id=state.model),
        kind=KINDS[type(state.edits[-1])] if state.edits else "hold",
        gates=tuple(_option(x, GATES[x], marked=state.show) for x in forget_first(GATES)),
        states=tuple(_option(x, name, marked=STATES[marked]) for x, name in STATES.items()),
        units=tuple(Option(str(n), str(n), n == state.unit) for n in units) if len(units) > 1 else (),
        unit=state.unit,
        step=state.step,
        steps=len(trace.symbols),
        gates_now=tuple((x, written(_at_cell(scene, GATES[x]), DIGITS)) for x in forget_first(GATES)),
        states_now=tuple((letter, written(value, DIGITS)) for letter, value in now.items()),
        state_value=other_than(now[marked]),
        state_reach=reach(over_time(trace, "cell", DIGITS, [state.unit])[0]),
        weight=weight_form(scene),
        made=tuple(_made(scene, edit) for edit in state.edits),
        undo_url=state.url(edits=()),
        sentence=told_changes(scene).sentence,
    )


def _opened(scene: Scene) -> Fields:
    """The fields of the view with this tool open, whichever was."""
    return tuple({**dict(scene.state.fields()), "tool": "change"}.items())


def _option(letter: str, name: str, *, marked: str) -> Option:
    return Option(letter, f"{letter} · {full_names()[name]}: {what_it_does()[name]}", name == marked)


def _at_cell(scene: Scene, name: str) -> float:
    return float(scene.trace.layer[name][scene.state.step - 1, scene.state.unit - 1])


def _made(scene: Scene, edit: Edit) -> MadeEdit:
    others = tuple(other for other in scene.state.edits if other != edit)
    return MadeEdit(edit_text(edit, scene.trace.model), scene.state.url(edits=others))
