"""Changes of a run in words, and where a weight comes from."""

from app.lab.edits.notation import Clamp, Edit, StateEdit, WeightEdit
from app.lab.model import Model
from app.web.lab.models import input_names
from app.web.shared.language import gettext
from app.web.shared.numbers import visible
from app.web.shared.quantities import full_names

_ = gettext


def edit_text(edit: Edit, model: Model) -> str:
    """A change in words; where there is but one unit, it is not named."""
    match edit:
        case Clamp():
            what = _what(edit.gate, edit.unit, model)
            return _steps_held(edit) % {"what": what, "value": _value(edit), "step": edit.start, "end": edit.end}
        case StateEdit(step=step):
            text = _("%(what)s set to %(value)s at step %(step)d")
            return text % {"what": _what(edit.state, edit.unit, model), "value": _value(edit), "step": step}
        case WeightEdit():
            source = source_name(model, edit.matrix, edit.source, edit.layer)
            text = _("%(what)s: weight from %(source)s is %(value)s")
            return text % {"what": _what(edit.gate, edit.unit, model), "value": _value(edit), "source": source}


def _steps_held(edit: Clamp) -> str:
    if edit.end is None:
        return (
            _("%(what)s held at %(value)s")
            if edit.start == 1
            else _("%(what)s held at %(value)s from step %(step)d on")
        )
    if edit.end == edit.start:
        return _("%(what)s held at %(value)s at step %(step)d")
    return _("%(what)s held at %(value)s from step %(step)d to step %(end)d")


def _what(quantity: str, unit: int | None, model: Model) -> str:
    name = full_names()[quantity]
    if model.units == 1:
        return name
    if unit is None:
        return _("%(quantity)s of every unit", quantity=name)
    return _("%(quantity)s of unit %(unit)d", quantity=name, unit=unit)


def _value(edit: Edit) -> str:
    return f"{edit.value:g}".replace("-", "−")


def source_name(model: Model, matrix: str, source: int, layer: int) -> str:
    """Where a weight comes from; of an encoder and a decoder, it is told which."""
    if layer == 2:
        return _decoder_source(matrix, source)
    if matrix == "W":
        return _("input %(symbol)s", symbol=visible(input_names(model)[source - 1]))
    if matrix == "U":
        return _("h of unit %(unit)d one step before", unit=source) if model.units > 1 else _("h one step before")
    return _("bias, which is always added")


def _decoder_source(matrix: str, source: int) -> str:
    if matrix == "W":
        return _("decoder: h of the encoder, unit %(unit)d", unit=source)
    if matrix == "U":
        return _("decoder: h of unit %(unit)d one step before", unit=source)
    return _("decoder: bias")
