"""The chosen cell: its equations with its own numbers, its diagram, and what it says in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from app.lab.quantities import BY_NAME, NAMES
from app.lab.readings.terms import CellTerms, GateTerms, largest_cell_state
from app.lab.trace import DECODED
from app.services.lab.runs import cell_now
from app.web.lab.cell_line import Term, cell_line, squash_of
from app.web.lab.cell_sentences import cell_sentence
from app.web.lab.diagram import Diagram, diagram
from app.web.lab.says import Says, says
from app.web.lab.state import Scene
from app.web.shared.heat import reach
from app.web.shared.lab_address import LabState
from app.web.shared.language import gettext
from app.web.shared.numbers import Signed, signed, visible, written
from app.web.shared.quantities import full_names, quantity_names

_ = gettext
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class GateEquation:
    """The terms of one gate (or the candidate) at the chosen cell. `held`: somebody decides its value."""

    quantity: str
    letter: str
    squash: str
    first: str
    second: Signed
    third: Signed
    total: str
    value: str
    before: str  # in the untouched run, where it is another
    held: bool


@dataclass(frozen=True, slots=True)
class State:
    """The cell state or the hidden state at the chosen cell."""

    value: str
    before: str
    held: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A quantity of the diagram: its link marks it, or lets go of it where it is marked."""

    quantity: str
    letter: str
    name: str  # in one word
    title: str
    value: str
    url: str
    marked: bool


@dataclass(frozen=True, slots=True)
class CellPanel:
    """The chosen cell in numbers, and in a sentence.

    Without `shown` a guess is awaited: the gate that is hidden, and what it alone makes, is a question mark.
    """

    shown: bool
    step: int
    last_step: str  # t - 1
    unit: int
    units: int
    symbol: str
    reads: bool  # a decoder's step reads nothing new
    gates: tuple[GateEquation, ...]
    parts: tuple[Part, ...]  # the six, in the order of the strips
    previous_cell: str
    kept: str  # forget * previous cell state
    added: str  # input * candidate
    squashed: str  # tanh of the cell state
    cell: State
    hidden: State
    marked: str  # the quantity that is marked
    line: tuple[Term, ...]  # its equation, short
    diagram: Diagram
    sentence: str
    says: Says

    @property
    def value(self) -> dict[str, str]:
        """Of each quantity."""
        return {part.quantity: part.value for part in self.parts}

    @property
    def has_changed_gates(self) -> bool:
        return any(gate.before for gate in self.gates)


def cell_panel(scene: Scene) -> CellPanel:
    """The cell that a scene has chosen."""
    state, trace = scene.state, scene.trace
    cell = cell_now(trace, scene.untouched, state.step, state.unit)
    terms, before, hidden = cell.terms, cell.before, scene.concealed
    return CellPanel(
        shown=not hidden,
        step=terms.step,
        last_step="0" if terms.first else str(terms.step - 1),
        unit=terms.unit,
        units=trace.model.units,
        symbol=visible(terms.symbol),
        reads=terms.symbol != DECODED,
        gates=tuple(_equation(name, gate, getattr(before, name, None)) for name, gate in terms.gates.items()),
        parts=_parts(terms, state, hidden),
        previous_cell=written(terms.previous_cell),
        kept=UNKNOWN if hidden == "forget" else written(terms.kept),
        added=UNKNOWN if hidden == "input" else written(terms.added),
        squashed=written(terms.tanh_cell),
        cell=_state(terms, before, lambda one: one.cell_state, terms.cell_held),
        hidden=_state(terms, before, lambda one: one.hidden_state, terms.hidden_held),
        marked=state.show,
        line=cell_line(terms, state.show),
        diagram=diagram(terms, reach(None, [largest_cell_state(trace)]), hidden),
        sentence=_to_find(hidden) if hidden else cell_sentence(terms, state.show),
        says=says(trace, scene.untouched, state.step),
    )


def _parts(terms: CellTerms, state: LabState, hidden: str) -> tuple[Part, ...]:
    names, titles, values = quantity_names(), full_names(), terms.values
    return tuple(
        Part(
            quantity=name,
            letter=BY_NAME[name].letter,
            name=names[name],
            title=titles[name],
            value=UNKNOWN if name == hidden else written(values[name]),
            url=state.url(show="" if state.show == name else name),
            marked=state.show == name,
        )
        for name in NAMES
    )


def _to_find(hidden: str) -> str:
    return _("Which %(letter)s fits the numbers of this step? Move along the steps.", letter=BY_NAME[hidden].letter)


def _equation(name: str, terms: GateTerms, before: GateTerms | None) -> GateEquation:
    return GateEquation(
        quantity=name,
        letter=BY_NAME[name].letter,
        squash=squash_of(name),
        first=written(terms.from_input),
        second=signed(terms.from_hidden),
        third=signed(terms.bias),
        total=written(terms.total),
        value=written(terms.value),
        before=_differing(terms.value, before.value if before else None),
        held=terms.held,
    )


def _state(terms: CellTerms, before: CellTerms | None, of: Callable[[CellTerms], float], held: bool) -> State:
    return State(written(of(terms)), _differing(of(terms), of(before) if before else None), held)


def _differing(now: float, before: float | None) -> str:
    """What a value was, where it is not the same any more."""
    return written(before) if before is not None and written(before) != written(now) else ""
