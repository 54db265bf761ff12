"""The forms that change a run: hold a gate, set a state, change a weight."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from app.lab.edits.notation import GATES, STATES, Clamp, Edit, StateEdit, WeightEdit
from app.web.lab.change_words import told_changes
from app.web.lab.edit_words import edit_text
from app.web.lab.form_values import DIGITS, forget_first
from app.web.lab.hold_form import HoldForm, hold_form
from app.web.lab.state import Scene
from app.web.lab.state_form import StateForm, state_form
from app.web.lab.weight_form import WeightForm, weight_form
from app.web.question_types.options import Fields
from app.web.shared.numbers import written

TWO_LINES = 56  # letters
KINDS: Mapping[type[Edit], str] = {Clamp: "hold", StateEdit: "set", WeightEdit: "weight"}


@dataclass(frozen=True, slots=True)
class MadeEdit:
    """A change that is in force, and the address without it."""

    text: str
    remove_url: str

    @property
    def is_long(self) -> bool:
        """Whether it needs a third line on a phone."""
        return len(self.text) > TWO_LINES


@dataclass(frozen=True, slots=True)
class ChangeTool:
    """The forms that change a run, and what the changes did."""

    fields: Fields
    edits_url: str
    kind: str  # the form that is seen first
    hold: HoldForm
    state: StateForm
    weight: WeightForm
    unit: int
    steps: int
    gates_now: tuple[tuple[str, str], ...]  # letters and values at the chosen cell, but for one that is guessed
    states_now: tuple[tuple[str, str], ...]
    made: tuple[MadeEdit, ...]
    undo_url: str  # the address without any, where there are several
    sentence: str


def change_tool(scene: Scene) -> ChangeTool:
    state, trace = scene.state, scene.trace
    return ChangeTool(
        fields=_opened(scene),
        edits_url=url_for("lab.edits", model_id=state.model),
        kind=KINDS[type(state.edits[-1])] if state.edits else "hold",
        hold=hold_form(scene),
        state=state_form(scene),
        weight=weight_form(scene),
        unit=state.unit,
        steps=len(trace.symbols),
        gates_now=tuple((x, _at_cell(scene, GATES[x])) for x in forget_first(GATES) if GATES[x] != scene.concealed),
        states_now=tuple((x, _at_cell(scene, name)) for x, name in STATES.items()),
        made=tuple(_made(scene, edit) for edit in state.edits),
        undo_url=state.url(edits=()) if state.edits[1:] else "",
        sentence=told_changes(scene).sentence,
    )


def _opened(scene: Scene) -> Fields:
    """The fields of the view with this tool open, whichever was."""
    return tuple({**dict(scene.state.fields()), "tool": "change"}.items())


def _at_cell(scene: Scene, name: str) -> str:
    return written(float(scene.trace.layer[name][scene.state.step - 1, scene.state.unit - 1]), DIGITS)


def _made(scene: Scene, edit: Edit) -> MadeEdit:
    others = tuple(other for other in scene.state.edits if other != edit)
    return MadeEdit(edit_text(edit, scene.trace.model), scene.state.url(edits=others))
