"""What somebody changes in a run, as types and in the short notation of the lab's addresses.

    f=1          every forget gate held at 1, in the whole run
    f2@5=0.3     the forget gate of unit 2 held at 0.3 from step 5 on
    i4@5-8=0     the input gate of unit 4 held at 0 from step 5 to step 8, both of them in
    c1@4=2.5     the cell state of unit 1 set to 2.5 at step 4 (h1@4=0: the hidden state)
    W.f1.2=0.5   the weight from input 2 to the forget gate of unit 1 (U.f1.2: from the hidden state of unit 2)
    b.f1=3       the bias of that gate

Several are joined by semicolons. Steps, units and inputs count from 1. W2, U2 and b2 are those of a second layer,
the decoder; its steps go on counting where the encoder's end.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from app.lab.quantities import BY_NAME, QuantityKind, of_kind

MOST_EDITS = 16
LARGEST = 100.0  # of a state or a weight, either sign
GATES = {one.letter: one.name for one in of_kind(QuantityKind.GATE)}
BLOCKS = {one.letter: one.name for one in of_kind(QuantityKind.GATE, QuantityKind.CONTENT)}
STATES = {one.letter: one.name for one in of_kind(QuantityKind.STATE)}

_GATE, _BLOCK, _KEPT = (f"(?P<letter>[{''.join(letters)}])" for letters in (GATES, BLOCKS, STATES))
_NUMBER = r"(?P<value>-?(?:[0-9]{1,4}(?:\.[0-9]{0,9})?|\.[0-9]{1,9}))"
_STEPS = r"@(?P<step>[0-9]{1,4})(?:-(?P<end>[0-9]{1,4}))?"
_CLAMP = re.compile(rf"{_GATE}(?P<unit>[0-9]{{1,3}})?(?:{_STEPS})?={_NUMBER}", re.ASCII)
_STATE = re.compile(rf"{_KEPT}(?P<unit>[0-9]{{1,3}})@(?P<step>[0-9]{{1,4}})={_NUMBER}", re.ASCII)
_WEIGHT = re.compile(
    rf"(?P<matrix>[WU])(?P<layer>2)?\.{_BLOCK}(?P<unit>[0-9]{{1,3}})\.(?P<source>[0-9]{{1,3}})={_NUMBER}",
    re.ASCII,
)
_BIAS = re.compile(rf"b(?P<layer>2)?\.{_BLOCK}(?P<unit>[0-9]{{1,3}})={_NUMBER}", re.ASCII)


class EditReason(Enum):
    """What can be wrong with an edit."""

    TOO_MANY = "too-many"
    UNREADABLE = "unreadable"
    NO_SUCH_STEP = "no-such-step"
    ENDS_EARLIER = "ends-earlier"
    NO_SUCH_UNIT = "no-such-unit"
    NO_SUCH_SOURCE = "no-such-source"
    NOT_A_SHARE = "not-a-share"
    TOO_LARGE = "too-large"


class EditProblem(ValueError):
    """An edit that cannot be made; `text` is the piece of the notation, cut short."""

    def __init__(self, reason: EditReason, text: str = "") -> None:
        super().__init__(f"{reason.value}: {text[:40]!r}")
        self.reason, self.text = reason, text[:40]


@dataclass(frozen=True, slots=True)
class Clamp:
    """A gate held at a value from a step to another one or (None) to the end, in one unit or (None) in all."""

    gate: str
    unit: int | None
    start: int
    value: float
    end: int | None = None

    def __str__(self) -> str:
        steps = f"@{self.start}-{self.end}" if self.end else f"@{self.start}" if self.start > 1 else ""
        return f"{BY_NAME[self.gate].letter}{self.unit or ''}{steps}={number_text(self.value)}"


@dataclass(frozen=True, slots=True)
class StateEdit:
    """The cell state or the hidden state of one unit, set at one step; the run goes on from there."""

    state: str
    unit: int
    step: int
    value: float

    def __str__(self) -> str:
        return f"{BY_NAME[self.state].letter}{self.unit}@{self.step}={number_text(self.value)}"


@dataclass(frozen=True, slots=True)
class WeightEdit:
    """One weight into a gate (or the candidate) of one unit: from an input (W), a hidden state (U), or the bias (b)."""

    matrix: str
    gate: str
    unit: int
    source: int  # from 1; 0 for the bias
    value: float
    layer: int = 1

    def __str__(self) -> str:
        source = f".{self.source}" if self.source else ""
        matrix, letter = f"{self.matrix}{'2' if self.layer == 2 else ''}", BY_NAME[self.gate].letter
        return f"{matrix}.{letter}{self.unit}{source}={number_text(self.value)}"


Edit = Clamp | StateEdit | WeightEdit
Edits = tuple[Edit, ...]


def number_text(value: float) -> str:
    """A number as the notation, and a number field, takes it: never with an exponent."""
    return f"{value:.9f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Limits:
    """How far steps, units and inputs of a run go."""

    timesteps: int
    units: int
    features: tuple[int, ...]  # of each layer


def read_edits(text: str, limits: Limits) -> Edits:
    """The edits in the notation above, none for an empty text. Raises EditProblem."""
    pieces = [piece.strip() for piece in text.split(";") if piece.strip()]
    if len(pieces) > MOST_EDITS:
        raise EditProblem(EditReason.TOO_MANY)
    return tuple(_read(piece, limits) for piece in pieces)


def added(edits: Edits, new: Edit) -> Edits:
    """With `new`, in the place of an edit that decides the same value."""
    others = tuple(edit for edit in edits if replace(edit, value=0.0) != replace(new, value=0.0))
    return (*others, new)


def noted(what: str, unit: str, step: str, source: str, value: str) -> str:
    """The notation of one edit from the fields of a form, to be read: nothing is checked here.

    `source` is `b`, or W or U with a number (`W.2`); empty where no weight is meant.
    """
    if source:
        matrix, _dot, number = source.partition(".")
        return f"{matrix}.{what}{unit}{f'.{number}' if number else ''}={value}"
    return f"{what}{unit}{f'@{step}' if step else ''}={value}"


def written(edits: Edits) -> str:
    """The notation that `read_edits` reads."""
    return ";".join(map(str, edits))


def _read(piece: str, limits: Limits) -> Edit:
    for pattern, build in _FORMS:
        if found := pattern.fullmatch(piece):
            edit = build(found)
            if reason := _problem(edit, limits):
                raise EditProblem(reason, piece)
            return edit
    raise EditProblem(EditReason.UNREADABLE, piece)


def _clamp(found: re.Match[str]) -> Edit:
    unit = int(found["unit"]) if found["unit"] else None
    end = int(found["end"]) if found["end"] else None
    return Clamp(GATES[found["letter"]], unit, int(found["step"] or 1), float(found["value"]), end)


def _state(found: re.Match[str]) -> Edit:
    return StateEdit(STATES[found["letter"]], int(found["unit"]), int(found["step"]), float(found["value"]))


def _weight(found: re.Match[str]) -> Edit:
    gate, unit = BLOCKS[found["letter"]], int(found["unit"])
    return WeightEdit(
        found["matrix"], gate, unit, int(found["source"]), float(found["value"]), int(found["layer"] or 1)
    )


def _bias(found: re.Match[str]) -> Edit:
    gate, unit = BLOCKS[found["letter"]], int(found["unit"])
    return WeightEdit("b", gate, unit, 0, float(found["value"]), int(found["layer"] or 1))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Edit]], ...] = (
    (_CLAMP, _clamp),
    (_STATE, _state),
    (_WEIGHT, _weight),
    (_BIAS, _bias),
)


def _problem(edit: Edit, limits: Limits) -> EditReason | None:
    match edit:
        case Clamp(unit=unit, value=value):
            checks = (_range(edit, limits), _unit(unit or (1 if unit is None else 0), limits), _share(value))
        case StateEdit(unit=unit, step=step, value=value):
            checks = (_step(step, limits), _unit(unit, limits), _size(value))
        case WeightEdit(unit=unit, value=value):
            checks = (_source(edit, limits), _unit(unit, limits), _size(value))
    return next((reason for reason in checks if reason), None)


def _step(step: int, limits: Limits) -> EditReason | None:
    return None if 1 <= step <= limits.timesteps else EditReason.NO_SUCH_STEP


def _range(edit: Clamp, limits: Limits) -> EditReason | None:
    last = edit.start if edit.end is None else edit.end
    if reason := _step(edit.start, limits) or _step(last, limits):
        return reason
    return EditReason.ENDS_EARLIER if last < edit.start else None


def _unit(unit: int, limits: Limits) -> EditReason | None:
    return None if 1 <= unit <= limits.units else EditReason.NO_SUCH_UNIT


def _source(edit: WeightEdit, limits: Limits) -> EditReason | None:
    if edit.layer > len(limits.features):
        return EditReason.NO_SUCH_SOURCE
    most = {"W": limits.features[edit.layer - 1], "U": limits.units, "b": 0}[edit.matrix]
    return None if min(1, most) <= edit.source <= most else EditReason.NO_SUCH_SOURCE


def _share(value: float) -> EditReason | None:
    return None if 0.0 <= value <= 1.0 else EditReason.NOT_A_SHARE


def _size(value: float) -> EditReason | None:
    return None if abs(value) <= LARGEST else EditReason.TOO_LARGE
