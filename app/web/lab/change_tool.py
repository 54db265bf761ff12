"""Change a run, and see in words what that did."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.lab.edits.comparison import Change, compare
from app.lab.edits.notation import BLOCKS, GATES, STATES, Clamp, Edit, StateEdit, WeightEdit
from app.lab.trace import SequenceTrace
from app.web.lab.models import input_names, output_name
from app.web.lab.state import Scene
from app.web.question_types.options import Fields, Option
from app.web.shared.language import gettext
from app.web.shared.numbers import visible, written
from app.web.shared.quantities import full_names

_ = gettext


@dataclass(frozen=True, slots=True)
class MadeEdit:
    """A change that is in force, and the address without it."""

    text: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class ChangeTool:
    """The forms that change a run, and what the changes did."""

    fields: Fields
    edits_url: str
    gates: tuple[Option, ...]
    blocks: tuple[Option, ...]
    states: tuple[Option, ...]
    units: tuple[Option, ...]
    sources: tuple[Option, ...]
    step: int
    steps: int
    state_value: str
    made: tuple[MadeEdit, ...]
    undo_url: str
    sentence: str


def change_tool(scene: Scene) -> ChangeTool:
    state, trace = scene.state, scene.trace
    return ChangeTool(
        fields=state.fields(),
        edits_url=state.url("lab.edits").split("?")[0],
        gates=_options(GATES, state.show),
        blocks=_options(BLOCKS, state.show),
        states=_options(STATES, state.show),
        units=tuple(Option(str(n), str(n), n == state.unit) for n in range(1, trace.model.units + 1)),
        sources=sources(trace),
        step=state.step,
        steps=len(trace.symbols),
        state_value=written(float(trace.layer["cell"][state.step - 1, state.unit - 1]), 2).replace("−", "-"),
        made=tuple(_made(scene, edit) for edit in state.edits),
        undo_url=state.url(edits=()),
        sentence=change_sentence(compare(scene.untouched, trace)) if state.edits else "",
    )


def _options(quantities: Mapping[str, str], show: str) -> tuple[Option, ...]:
    """Quantities by their letters, the forget gate first: it is held most; the one that is marked is chosen."""
    names, order = full_names(), sorted(quantities, key=lambda letter: letter != "f")
    return tuple(Option(x, f"{names[quantities[x]]} {x}", quantities[x] == show) for x in order)


def sources(trace: SequenceTrace) -> tuple[Option, ...]:
    """Where a weight can come from: every input, every hidden state, the bias; a decoder's after those."""
    units = range(1, trace.model.units + 1)
    inputs = [_("input %(symbol)s", symbol=visible(name)) for name in input_names(trace.model)]
    first = (
        *(Option(f"W.{n}", name) for n, name in enumerate(inputs, start=1)),
        *(Option(f"U.{n}", _("h of unit %(unit)d", unit=n)) for n in units),
        Option("b", _("bias")),
    )
    if len(trace.stages) == 1:
        return first
    return (
        *first,
        *(Option(f"W2.{n}", _("decoder: h of the encoder, unit %(unit)d", unit=n)) for n in units),
        *(Option(f"U2.{n}", _("decoder: h of unit %(unit)d", unit=n)) for n in units),
        Option("b2", _("decoder: bias")),
    )


def _made(scene: Scene, edit: Edit) -> MadeEdit:
    others = tuple(other for other in scene.state.edits if other != edit)
    return MadeEdit(edit_text(edit, scene.trace), scene.state.url(edits=others))


def edit_text(edit: Edit, trace: SequenceTrace) -> str:
    """A change in words."""
    names, value = full_names(), f"{edit.value:g}".replace("-", "−")
    unit = _("unit %(unit)d", unit=edit.unit) if edit.unit else _("every unit")
    match edit:
        case Clamp(gate=gate, start=1):
            return _("%(gate)s, %(unit)s: held at %(value)s", gate=names[gate], unit=unit, value=value)
        case Clamp(gate=gate, start=start):
            text = _("%(gate)s, %(unit)s: held at %(value)s from step %(step)d on")
            return text % {"gate": names[gate], "unit": unit, "value": value, "step": start}
        case StateEdit(state=state, step=step):
            text = _("%(state)s, %(unit)s: set to %(value)s at step %(step)d")
            return text % {"state": names[state], "unit": unit, "value": value, "step": step}
        case WeightEdit(gate=gate):
            text = _("%(gate)s, %(unit)s: weight from %(source)s is %(value)s")
            return text % {"gate": names[gate], "unit": unit, "value": value, "source": _source_name(edit, trace)}


def _source_name(edit: WeightEdit, trace: SequenceTrace) -> str:
    matrix = f"{edit.matrix}{'2' if edit.layer == 2 else ''}"
    wanted = f"{matrix}.{edit.source}" if edit.source else matrix
    return next(option.text for option in sources(trace) if option.value == wanted)


def change_sentence(change: Change) -> str:
    """What the changes did to the answers and to the score."""
    score = _(
        "Right at %(before)d of %(asked)d answers before, at %(after)d now.",
        before=change.right_before,
        after=change.right_after,
        asked=change.asked,
    )
    if written(change.before) == written(change.after):
        still = _("No answer moves by as much as 0.001.")
        return f"{still} {score}"
    digits = 2 if written(change.before, 2) != written(change.after, 2) else 3
    moved = _(
        "The answer that moves most: at step %(step)d, “%(output)s” goes from %(before)s to %(after)s.",
        step=change.step,
        output=output_name(change.output),
        before=written(change.before, digits),
        after=written(change.after, digits),
    )
    return f"{moved} {score}"
