"""The parts of a marked answer, ready to show."""

from dataclasses import dataclass

from markupsafe import Markup

from app.web.question_types.runs import RunTable
from app.web.shared.guess_chart import GuessChart
from app.web.shared.render import Prose


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A choice after marking: `tone` is right, wrong or none; `why` is there where it helps."""

    number: int
    text: Prose
    tone: str
    label: str
    why: Prose | None


@dataclass(frozen=True, slots=True)
class MarkedGap:
    """A gap after marking."""

    given: str
    right: str
    tone: str
    why: Prose | None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A written answer after marking: what was given, what is right, other forms that are right too."""

    given: str
    right: str
    tone: str
    also: str
    whys: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class MarkedSlip:
    """The misconception that a computed question recognised, by its name, with the sum that it comes from."""

    name: str
    sum: tuple[Markup, ...]
    why: Prose | None


@dataclass(frozen=True, slots=True)
class MarkedPair:
    """A pair after marking; `given` is the option that was chosen for it, where that was another."""

    left: Prose
    right: Prose
    given: Prose | None
    tone: str
    why: Prose | None


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """An item at its right place; `label` says where it was put, where that is another."""

    text: Prose
    tone: str
    label: str


@dataclass(frozen=True, slots=True)
class MarkedStep:
    """A step of a curve that was foretold."""

    symbol: str
    guessed: str
    value: str
    tone: str
    mark: str


@dataclass(frozen=True, slots=True)
class MarkedCurve:
    """A gate beside what was foretold of it; without a guess only the gate."""

    quantity: str
    name: str
    steps: tuple[MarkedStep, ...]
    chart: GuessChart | None


@dataclass(frozen=True, slots=True)
class MarkedFields:
    """An answer of some type; only its own type's part is filled."""

    rows: tuple[MarkedRow, ...] = ()
    gaps: tuple[MarkedGap, ...] = ()
    text: MarkedText | None = None
    slip: MarkedSlip | None = None
    steps: tuple[Markup, ...] = ()
    pairs: tuple[MarkedPair, ...] = ()
    items: tuple[MarkedItem, ...] = ()
    note: str = ""
    run: RunTable | None = None
    curve: MarkedCurve | None = None
