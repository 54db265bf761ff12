"""The lab's state as an address: short, versioned, and nothing in it is believed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from app.lab.edits.notation import MOST_EDITS, Edit, EditProblem, EditReason, Limits, added, read_edits
from app.lab.model import Model
from app.lab.quantities import NAMES
from app.lab.readings.predictions import GuessProblem, StepMark
from app.lab.stage.openings import ANYWHERE, Opening
from app.lab.tasks.sequence_readers import LONGEST_TEXT
from app.lab.trace import GATES, SequenceTrace
from app.services.lab.guesses import MarkedCurve, marked_guess
from app.services.lab.runs import run
from app.study.numbers import NumberReason, UnreadableNumber, read_number
from app.typography import plain, visible
from app.web.lab.links import at_most
from app.web.lab.sentences import edit_sentence, guess_sentence
from app.web.shared.lab_address import VERSION, LabState
from app.web.shared.language import gettext

_ = gettext
Value = TypeVar("Value")
LONGEST_EDITS = 2000  # characters
NONE: tuple[Edit, ...] = ()
ON = "1"
SWITCH = (ON, "0")
# The tools, in the order of their tabs. What a lesson hides has no tab.
TOOLS = ("look", "guess", "change", "units", "quiz", "share")
# What a lesson may hide, in the order of the page.
HIDEABLE = ("models", "input", "panel", "table", "look", "predict", "change", "units", "share", "questions")


@dataclass(frozen=True, slots=True)
class Scene:
    """A state with its runs. `untouched` is the run without edits, `trace` the one that is shown."""

    state: LabState
    trace: SequenceTrace
    untouched: SequenceTrace
    mark: MarkedCurve | StepMark | None
    problems: tuple[str, ...]  # what the address asked for and could not have

    @property
    def drawn(self) -> tuple[int, ...]:
        """The units whose six rows are seen."""
        return tuple(range(1, self.trace.model.units + 1)) if self.state.every else (self.state.unit,)

    @property
    def concealed(self) -> str:
        """The gate that is not shown, because its guess is still awaited."""
        return self.state.predict if self.state.predict and not self.mark else ""


def read_scene(
    model: Model, sequence: str, asked: Mapping[str, str], told: tuple[str, ...] = (), opening: Opening = ANYWHERE
) -> Scene:
    """The scene that an address asks for. Raises SequenceProblem; what else is wrong is told in `problems`.

    They begin with what is `told` of the link already. `opening` is the cell for what cannot be read of another.
    """
    untouched = run(model, sequence)
    problems = list(told)
    if asked.get("v", VERSION) != VERSION:
        problems.append(_("This link was made by another version of the lab: not all of it may be shown."))
    state = _state(untouched, sequence, asked, problems, opening)
    trace = run(model, sequence, state.edits) if state.edits else untouched
    mark = _told(problems, None, lambda: _marked(state, trace))
    shown = state if mark else replace(state, curve="", closes="")
    return Scene(shown, trace, untouched, mark, at_most(problems))


def _state(
    untouched: SequenceTrace, sequence: str, asked: Mapping[str, str], problems: list[str], opening: Opening
) -> LabState:
    """What the address asks for, each part of it by itself."""
    limits = untouched.limits
    edits = _edits(asked.get("do", ""), limits, problems)
    return LabState(
        model=untouched.model.id,
        sequence=sequence,
        **_cell(asked, limits, problems, opening),
        edits=edits,
        tool=_one_of(asked, "tool", TOOLS, problems),
        every=_one_of(asked, "every", SWITCH, problems) == ON,
        sort=_one_of(asked, "sort", SWITCH, problems) == ON,
        flip=_one_of(asked, "flip", SWITCH, problems) == ON,
        hide=_hidden(asked.get("hide", ""), problems),
        predict=_one_of(asked, "predict", GATES, problems),
        curve=asked.get("curve", "")[:LONGEST_TEXT],
        closes=asked.get("closes", ""),
        question=asked.get("question", "") if len(asked.get("question", "")) <= 130 else "",
        answer=_id(asked.get("answer", "")),
        said=_told_number(asked, "said"),
        truth=_told_number(asked, "truth"),
    )


def _cell(asked: Mapping[str, str], limits: Limits, problems: list[str], opening: Opening) -> dict[str, Any]:
    """The chosen cell. An address that names neither a sequence nor a step opens where the run tells most; so does
    each part of it that cannot be read.
    """
    step, unit = _number(asked, "step", limits.timesteps, problems), _number(asked, "unit", limits.units, problems)
    show = _one_of(asked, "show", NAMES, problems)
    opens = not step and "sequence" not in asked
    first = {"step": 1, "unit": 1, "show": ""}
    telling = {"step": opening.step, "unit": opening.unit, "show": opening.quantity}
    found = {"step": step, "unit": unit, "show": show}
    return {name: found[name] or (telling if opens or asked.get(name) else first)[name] for name in found}


def _edits(text: str, limits: Limits, problems: list[str]) -> tuple[Edit, ...]:
    """Each piece by itself: one that cannot be made leaves the others as they are."""
    edits = NONE
    for piece in text[:LONGEST_EDITS].split(";"):
        for edit in _told(problems, NONE, partial(read_edits, piece, limits)):
            edits = added(edits, edit)
    if len(edits) > MOST_EDITS:
        problems.append(edit_sentence(EditProblem(EditReason.TOO_MANY)))
    return edits[:MOST_EDITS]


def gate_values(trace: SequenceTrace, gate: str, unit: int) -> list[float]:
    """A gate of one unit over time."""
    return [row[unit - 1] for row in trace.layer.rows(gate)]


def _marked(state: LabState, trace: SequenceTrace) -> MarkedCurve | StepMark | None:
    if not state.predict:
        return None
    return marked_guess(gate_values(trace, state.predict, state.unit), state.curve, state.closes)


def _told(problems: list[str], otherwise: Value, read: Callable[[], Value]) -> Value:
    """What `read` gives; where it refuses, `otherwise`, and the reason is added to `problems`."""
    try:
        return read()
    except EditProblem as problem:
        problems.append(edit_sentence(problem))
    except GuessProblem as problem:
        problems.append(guess_sentence(problem))
    return otherwise


def _told_number(asked: Mapping[str, str], name: str) -> str:
    """A number as it was written, be it in two ways; nothing where it is none."""
    text = visible(asked.get(name, "")).strip()
    try:
        read_number(text)
    except UnreadableNumber as problem:
        return problem.text if problem.reason is NumberReason.TWO_WAYS else ""
    return text


def _number(asked: Mapping[str, str], name: str, most: int, problems: list[str]) -> int:
    """A whole number from 1 to `most`; 0 where none is asked for that could be had."""
    if name not in asked:
        return 0
    text = plain(asked[name][:20]).strip()
    if text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= most:
        return int(text)
    wanted = _("step") if name == "step" else _("unit")
    problems.append(
        _("The link asks for %(name)s %(text)s; there are %(most)d.", name=wanted, text=text[:20], most=most)
    )
    return 0


def _id(text: str) -> str:
    """As ids of answers are written; nothing for what is none."""
    return text if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text, re.ASCII) else ""


def _one_of(asked: Mapping[str, str], name: str, allowed: tuple[str, ...], problems: list[str]) -> str:
    return next(iter(_known([asked.get(name, "")], allowed, problems)), "")


def _hidden(text: str, problems: list[str]) -> tuple[str, ...]:
    """What a lesson hides, in the order of the page."""
    asked = _known(text.split(","), HIDEABLE, problems)
    return tuple(name for name in HIDEABLE if name in asked)


def _known(texts: list[str], allowed: tuple[str, ...], problems: list[str]) -> list[str]:
    """Those of `texts` that are allowed; the others are told, but for nothing at all."""
    problems.extend(
        _("The link asks for “%(text)s”, which the lab does not know.", text=text[:20])
        for text in texts
        if text and text not in allowed
    )
    return [text for text in texts if text in allowed]
