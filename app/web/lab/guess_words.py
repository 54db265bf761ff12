"""How near a guess of a gate was, in sentences."""

from app.lab.readings.predictions import NEAR, CurveMark, StepMark
from app.web.shared.language import gettext, ngettext
from app.web.shared.numbers import written

_ = gettext
MOST_NAMED = 8  # steps, where a gate closes more often


def mark_sentence(mark: CurveMark | StepMark) -> str:
    return _of_curve(mark) if isinstance(mark, CurveMark) else f"{_verdict(mark)} {_closings(mark)}"


def _of_curve(mark: CurveMark) -> str:
    near = ngettext(
        "%(close)d of %(num)d step is within %(near)s of the gate.",
        "%(close)d of %(num)d steps are within %(near)s of the gate.",
        mark.timesteps,
        close=mark.near,
        near=f"{NEAR:g}",
    )
    furthest = _(
        "Furthest off at step %(step)d: you said %(guessed)s, it is %(value)s.",
        step=mark.worst_step,
        guessed=written(mark.guessed, 2),
        value=written(mark.value, 2),
    )
    return f"{near} {furthest}"


def _verdict(mark: StepMark) -> str:
    if not mark.step:
        return _("Right: it never falls below a half.") if mark.right else _("Not yet: it does fall below a half.")
    text = (
        _("Right: at step %(step)d it is %(value)s.") if mark.right else _("Not yet: at step %(step)d it is %(value)s.")
    )
    return text % {"step": mark.step, "value": written(mark.value, 2)}


def _closings(mark: StepMark) -> str:
    if not mark.closes:
        text = _("It stays at a half or above; its lowest value is %(lowest)s, at step %(step)d.")
        return text % {"lowest": written(mark.lowest, 2), "step": mark.lowest_step}
    named = ", ".join(map(str, mark.closes[:MOST_NAMED]))
    if (more := len(mark.closes) - MOST_NAMED) > 0:
        return _("It falls below a half at steps %(steps)s and %(more)d more.", steps=named, more=more)
    return ngettext(
        "It falls below a half at step %(steps)s.",
        "It falls below a half at steps %(steps)s.",
        len(mark.closes),
        steps=named,
    )
