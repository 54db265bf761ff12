"""Guess a gate before it is shown."""

from dataclasses import dataclass, replace

from app.lab.edits.notation import written as written_edits
from app.lab.readings.predictions import NEAR, CurveMark, StepMark
from app.lab.trace import GATES
from app.services.lab.guesses import MarkedCurve
from app.web.lab.state import Scene
from app.web.question_types.options import Fields, Option
from app.web.shared.guess_chart import GuessChart, guess_chart
from app.web.shared.language import gettext, percent
from app.web.shared.numbers import visible, written
from app.web.shared.quantities import full_names

_ = gettext
STARTING_GUESS = "0.5"


@dataclass(frozen=True, slots=True)
class PredictTool:
    """Guess a gate of the chosen unit: start, commit, see."""

    fields: Fields
    page_url: str
    gates: tuple[Option, ...]
    gate: str
    gate_name: str
    symbols: tuple[str, ...]
    start: str
    awaited: str  # what is guessed, while it is; a guess under way stays as long as this does
    score: str
    sentence: str
    chart: GuessChart | None
    again_url: str


def predict_tool(scene: Scene) -> PredictTool:
    state, told = scene.state, scene.mark
    mark = told.mark if isinstance(told, MarkedCurve) else told
    blank = replace(state, predict="", curve="", closes="")
    return PredictTool(
        fields=blank.fields(),
        page_url=blank.url().split("?")[0],
        gates=tuple(Option(name, full_names()[name], name == state.predict) for name in GATES),
        gate=state.predict,
        gate_name=full_names().get(state.predict, ""),
        symbols=tuple(map(visible, scene.trace.symbols)),
        start=STARTING_GUESS,
        awaited=_awaited(scene) if scene.concealed else "",
        score=percent(mark.score) if mark else "",
        sentence=mark_sentence(mark) if mark else "",
        chart=guess_chart(told.guessed, told.values) if isinstance(told, MarkedCurve) else None,
        again_url=blank.url(),
    )


def _awaited(scene: Scene) -> str:
    state = scene.state
    return f"{state.predict} {state.unit} {written_edits(state.edits)} {state.sequence}"


def mark_sentence(mark: CurveMark | StepMark) -> str:
    """How near a guess was."""
    if isinstance(mark, CurveMark):
        return _(
            "Within %(near)s of the gate at %(count)d of %(steps)d steps. "
            "Furthest off at step %(step)d: you said %(guessed)s, it is %(value)s.",
            near=f"{NEAR:g}",
            count=mark.near,
            steps=mark.timesteps,
            step=mark.worst_step,
            guessed=written(mark.guessed, 2),
            value=written(mark.value, 2),
        )
    return f"{_verdict(mark)} {_closings(mark)}"


def _verdict(mark: StepMark) -> str:
    if not mark.step:
        return _("Right: it never closes.") if mark.right else _("Not yet: it does close.")
    text = (
        _("Right: at step %(step)d it is %(value)s.") if mark.right else _("Not yet: at step %(step)d it is %(value)s.")
    )
    return text % {"step": mark.step, "value": written(mark.value, 2)}


def _closings(mark: StepMark) -> str:
    if not mark.closes:
        text = _("It stays above a half; its lowest value is %(lowest)s, at step %(step)d.")
        return text % {"lowest": written(mark.lowest, 2), "step": mark.lowest_step}
    return _("It falls below a half at: %(steps)s.", steps=", ".join(map(str, mark.closes)))
