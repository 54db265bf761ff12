"""What a visitor does with a run: change it, guess a gate before it is shown, share it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.lab.comparison import Change, compare
from app.lab.edits import BLOCKS, GATES, STATES, Clamp, Edit, StateEdit, WeightEdit
from app.lab.edits import written as written_edits
from app.lab.predictions import NEAR, CurveMark, StepMark, read_curve
from app.lab.trace import SequenceTrace
from app.web.language import gettext
from app.web.pages.lab_state import HIDEABLE, Scene, gate_values
from app.web.pages.models import input_names, output_name
from app.web.pages.numbers import visible, written

_ = gettext
Fields = tuple[tuple[str, str], ...]
STARTING_GUESS = "0.5"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a list, with what it sends."""

    value: str
    text: str
    chosen: bool = False


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


@dataclass(frozen=True, slots=True)
class GuessChart:
    """A guess beside the gate: paths in a picture of 640 by 120, 0 below and 1 above."""

    guessed: str
    gate: str


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


@dataclass(frozen=True, slots=True)
class ShareTool:
    """Links and files."""

    fields: Fields
    page_url: str
    link: str
    hideable: tuple[Option, ...]
    csv_url: str
    svg_url: str


def gate_names() -> dict[str, str]:
    return {
        "forget": _("forget gate"),
        "input": _("input gate"),
        "output": _("output gate"),
        "candidate": _("candidate"),
        "cell": _("cell state"),
        "hidden": _("hidden state"),
    }


def change_tool(scene: Scene) -> ChangeTool:
    state, trace = scene.state, scene.trace
    return ChangeTool(
        fields=state.fields(),
        edits_url=state.url("lab.edits").split("?")[0],
        gates=_options({letter: gate_names()[GATES[letter]] for letter in ("f", "i", "o")}, state.show),
        blocks=_options({letter: gate_names()[BLOCKS[letter]] for letter in ("f", "i", "g", "o")}, state.show),
        states=_options({letter: gate_names()[STATES[letter]] for letter in ("c", "h")}, state.show),
        units=tuple(Option(str(n), str(n), n == state.unit) for n in range(1, trace.model.units + 1)),
        sources=sources(trace),
        step=state.step,
        steps=len(trace.symbols),
        state_value=written(float(trace.layer.cell_state[state.step - 1, state.unit - 1]), 2).replace("−", "-"),
        made=tuple(_made(scene, edit) for edit in state.edits),
        undo_url=state.url(edits=()),
        sentence=change_sentence(compare(scene.untouched, trace)) if state.edits else "",
    )


def _options(names: dict[str, str], show: str) -> tuple[Option, ...]:
    return tuple(Option(letter, f"{name} {letter}", show.startswith(letter)) for letter, name in names.items())


def sources(trace: SequenceTrace) -> tuple[Option, ...]:
    """Where a weight can come from: every input, every hidden state, the bias."""
    inputs = [_("input %(symbol)s", symbol=visible(name)) for name in input_names(trace.model)]
    return (
        *(Option(f"W.{n}", name) for n, name in enumerate(inputs, start=1)),
        *(Option(f"U.{n}", _("h of unit %(unit)d", unit=n)) for n in range(1, trace.model.units + 1)),
        Option("b", _("bias")),
    )


def _made(scene: Scene, edit: Edit) -> MadeEdit:
    others = tuple(other for other in scene.state.edits if other != edit)
    return MadeEdit(edit_text(edit, scene.trace), scene.state.url(edits=others))


def edit_text(edit: Edit, trace: SequenceTrace) -> str:
    """A change in words."""
    names, value = gate_names(), f"{edit.value:g}".replace("-", "−")
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
    """In words for the first layer; a decoder's is named by its place."""
    wanted = edit.matrix if edit.matrix == "b" else f"{edit.matrix}.{edit.source}"
    names = {option.value: option.text for option in sources(trace)} if edit.layer == 1 else {}
    return names.get(wanted, f"{edit.matrix}{edit.layer}.{edit.source or ''}")


def change_sentence(change: Change) -> str:
    """What the changes did to the answers and to the score."""
    score = _(
        "Right at %(before)d of %(asked)d answers before, at %(after)d now.",
        before=change.right_before,
        after=change.right_after,
        asked=change.asked,
    )
    if written(change.before) == written(change.after):
        return f"{_('No answer moves by as much as 0.001.')} {score}"
    moved = _(
        "The answer that moves most: at step %(step)d, “%(output)s” goes from %(before)s to %(after)s.",
        step=change.step,
        output=output_name(change.output),
        before=written(change.before, 2 if written(change.before, 2) != written(change.after, 2) else 3),
        after=written(change.after, 2 if written(change.before, 2) != written(change.after, 2) else 3),
    )
    return f"{moved} {score}"


def predict_tool(scene: Scene) -> PredictTool:
    state = scene.state
    blank = replace(state, predict="", curve="", closes="")
    return PredictTool(
        fields=blank.fields(),
        page_url=blank.url().split("?")[0],
        gates=tuple(Option(GATES[x], gate_names()[GATES[x]], GATES[x] == state.predict) for x in ("f", "i", "o")),
        gate=state.predict,
        gate_name=gate_names().get(state.predict, ""),
        symbols=tuple(map(visible, scene.trace.symbols)),
        start=STARTING_GUESS,
        awaited=_awaited(scene) if scene.concealed else "",
        score=f"{scene.mark.score:.0%}" if scene.mark else "",
        sentence=mark_sentence(scene.mark) if scene.mark else "",
        chart=_chart(scene) if isinstance(scene.mark, CurveMark) else None,
        again_url=blank.url(),
    )


def _awaited(scene: Scene) -> str:
    state = scene.state
    return f"{state.predict} {state.unit} {written_edits(state.edits)} {state.sequence}"


def _chart(scene: Scene) -> GuessChart:
    values = gate_values(scene.trace, scene.state.predict, scene.state.unit)
    return GuessChart(_path(read_curve(scene.state.curve, len(values))), _path(values))


def _path(values: Sequence[float]) -> str:
    """A level for each step, so that a single one shows too."""
    width = 640 / len(values)
    levels = [f"{n * width:.1f} {110 - 100 * value:.1f}H{(n + 1) * width:.1f}" for n, value in enumerate(values)]
    return "M" + "L".join(levels)


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


def share_tool(scene: Scene, root: str) -> ShareTool:
    state = scene.state
    return ShareTool(
        fields=replace(state, hide=(), question="").fields(),
        page_url=state.url().split("?")[0],
        link=root + replace(state, question="").url(),
        hideable=tuple(Option(name, hideable_names()[name], name in state.hide) for name in HIDEABLE),
        csv_url=state.url("lab.numbers"),
        svg_url=state.url("lab.picture"),
    )


def hideable_names() -> dict[str, str]:
    return {
        "models": _("the list of models"),
        "input": _("the field to type in"),
        "panel": _("the chosen cell"),
        "table": _("the table of numbers"),
        "predict": _("guessing"),
        "change": _("changing"),
        "share": _("sharing"),
        "questions": _("the questions"),
    }
