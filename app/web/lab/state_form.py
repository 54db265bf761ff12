"""The form that sets a state: as one is set, else at the chosen cell, to what does something there."""

from dataclasses import dataclass

from app.lab.edits.notation import STATES, StateEdit, number_text
from app.lab.trace import over_time
from app.web.lab.form_values import DIGITS, last_of, notch, other_than, reach
from app.web.lab.quantity_words import option_of
from app.web.lab.state import Scene
from app.web.question_types.options import Option


@dataclass(frozen=True, slots=True)
class StateForm:
    """`units` is empty where there is but one. `reach`: of the slider, either way. `held`: what is set, if anything."""

    states: tuple[Option, ...]
    units: tuple[Option, ...]
    step: int
    value: str
    notch: str
    reach: int
    held: str


def state_form(scene: Scene) -> StateForm:
    state, held = scene.state, last_of(scene.state.edits, StateEdit)
    kept, unit, step = (held.state, held.unit, held.step) if held else (_marked(scene), state.unit, state.step)
    units = range(1, scene.trace.model.units + 1)
    value = number_text(held.value) if held else other_than(float(scene.trace.layer[kept][step - 1, unit - 1]))
    return StateForm(
        states=tuple(option_of(x, name, marked=kept) for x, name in STATES.items()),
        units=tuple(Option(str(n), str(n), n == unit) for n in units) if len(units) > 1 else (),
        step=step,
        value=value,
        notch=notch(value),
        reach=reach(over_time(scene.trace, "cell", DIGITS, [unit])[0], value),
        held=str(held or ""),
    )


def _marked(scene: Scene) -> str:
    """The state whose equation is marked, else c."""
    return scene.state.show if scene.state.show in STATES.values() else "cell"
