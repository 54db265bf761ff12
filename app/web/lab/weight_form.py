"""The form that changes a weight: which gate it leads into, where it comes from, what it is now."""

from dataclasses import dataclass

from app.lab.edits.notation import BLOCKS, Edit, WeightEdit, number_text
from app.lab.readings.weights import Weight, weights_into
from app.web.lab.edit_words import source_name
from app.web.lab.form_values import DIGITS, forget_first, last_of, notch, other_than, reach
from app.web.lab.state import Scene
from app.web.question_types.options import Option
from app.web.shared.language import gettext
from app.web.shared.numbers import written
from app.web.shared.quantities import full_names

_ = gettext


@dataclass(frozen=True, slots=True)
class GateLink:
    """A gate (or the candidate) whose weights can be chosen."""

    letter: str
    name: str
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class WeightForm:
    """The weights into one gate of the chosen unit, each with its present value."""

    blocks: tuple[GateLink, ...]
    letter: str
    sources: tuple[Option, ...]
    value: str  # as the chosen one is set, else another than it has
    notch: str  # of the slider
    reach: int  # of it, either way
    held: str  # the change in force, if any


def weight_form(scene: Scene) -> WeightForm:
    state, last = scene.state, last_of(scene.state.edits, WeightEdit)
    chosen = state.show if state.show in BLOCKS.values() else last.gate if last else "forget"
    weights = weights_into(scene.trace, chosen, state.unit)
    held = last_of(tuple(edit for edit in state.edits if _is_into(edit, chosen, state.unit)), WeightEdit)
    shown = next(one for one in weights if _is_changed(one, held)) if held else _bias_at_work(scene, weights)
    value = number_text(held.value) if held else other_than(shown.value)
    return WeightForm(
        blocks=_blocks(scene, chosen),
        letter=next(letter for letter, name in BLOCKS.items() if name == chosen),
        sources=tuple(_source(scene, weight, chosen=weight is shown) for weight in weights),
        value=value,
        notch=notch(value),
        reach=reach([weight.value for weight in weights], value),
        held=str(held or ""),
    )


def _blocks(scene: Scene, chosen: str) -> tuple[GateLink, ...]:
    names = full_names()
    return tuple(
        GateLink(x, names[BLOCKS[x]], scene.state.url(show=BLOCKS[x], tool="change"), BLOCKS[x] == chosen)
        for x in forget_first(BLOCKS)
    )


def _is_into(edit: Edit, gate: str, unit: int) -> bool:
    return isinstance(edit, WeightEdit) and (edit.gate, edit.unit) == (gate, unit)


def _is_changed(weight: Weight, edit: WeightEdit) -> bool:
    return (weight.matrix, weight.source, weight.layer) == (edit.matrix, edit.source, edit.layer)


def _bias_at_work(scene: Scene, weights: tuple[Weight, ...]) -> Weight:
    """Of the layer that is at work at the chosen step: whatever is read, it counts."""
    layer = 1 if scene.trace.steps_of_layer(scene.state.step).start == 1 else 2
    return next(one for one in weights if one.matrix == "b" and one.layer == layer)


def _source(scene: Scene, weight: Weight, *, chosen: bool) -> Option:
    """A weight by where it comes from, with its present value."""
    matrix = f"{weight.matrix}{'2' if weight.layer == 2 else ''}"
    name = source_name(scene.trace.model, weight.matrix, weight.source, weight.layer)
    text = _("%(source)s (now %(value)s)", source=name, value=written(weight.value, DIGITS))
    return Option(f"{matrix}.{weight.source}" if weight.source else matrix, text, chosen)
