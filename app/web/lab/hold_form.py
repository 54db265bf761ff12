"""The form that holds a gate: as one is held, else at 0 in the whole run."""

from dataclasses import dataclass

from app.lab.edits.notation import GATES, Clamp, number_text
from app.web.lab.form_values import forget_first, last_of, notch
from app.web.lab.quantity_words import option_of
from app.web.lab.state import Scene
from app.web.question_types.options import Option


@dataclass(frozen=True, slots=True)
class HoldForm:
    """`units` is empty where there is but one; `until` is empty for the end. `held`: the hold in force, if any."""

    gates: tuple[Option, ...]
    units: tuple[Option, ...]
    value: str
    notch: str
    start: int
    until: str
    held: str


def hold_form(scene: Scene) -> HoldForm:
    held, units = last_of(scene.state.edits, Clamp), range(1, scene.trace.model.units + 1)
    gate, unit = (held.gate, held.unit) if held else (scene.state.show, None)
    value = number_text(held.value if held else 0.0)
    return HoldForm(
        gates=tuple(option_of(x, GATES[x], marked=gate) for x in forget_first(GATES)),
        units=tuple(Option(str(n), str(n), n == unit) for n in units) if len(units) > 1 else (),
        value=value,
        notch=notch(value),
        start=held.start if held else 1,
        until=str(held.end or "") if held else "",
        held=str(held or ""),
    )
