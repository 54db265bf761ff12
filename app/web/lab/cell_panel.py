"""The chosen cell: its equations with its own numbers, its diagram, and what it says in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from app.lab.quantities import BY_NAME, QuantityKind
from app.lab.readings.terms import CellTerms, GateTerms, half_life, half_life_shown
from app.web.shared.language import gettext
from app.web.shared.numbers import Signed, percent_of, signed, visible, written

_ = gettext
NEARLY_SHUT = 0.2  # a forget gate below this keeps so little that the sentence says so
LONG = 50.0  # steps; a half-life beyond is told as such, since its digits mean nothing


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
    before: str  # in the untouched run, where there is one
    held: bool


@dataclass(frozen=True, slots=True)
class State:
    """The cell state or the hidden state at the chosen cell."""

    value: str
    before: str
    held: bool


@dataclass(frozen=True, slots=True)
class CellPanel:
    """The chosen cell in numbers, and in a sentence. Without `shown` a guess is awaited, and no number is given."""

    shown: bool
    step: int
    last_step: str  # t - 1
    unit: int
    symbol: str
    gates: tuple[GateEquation, ...]
    forget: str
    input: str
    candidate: str
    output: str
    previous_cell: str
    written: str  # input * candidate
    squashed: str  # tanh of the cell state
    cell: State
    hidden: State
    marked: str  # the quantity whose equation is marked
    sentence: str
    answer: str


def cell_panel(terms: CellTerms, before: CellTerms | None, show: str, answer: str, *, shown: bool) -> CellPanel:
    """`before` holds the terms of the untouched run, where the shown one is edited."""
    return CellPanel(
        shown=shown,
        step=terms.step,
        last_step="0" if terms.first else str(terms.step - 1),
        unit=terms.unit,
        symbol=visible(terms.symbol),
        gates=tuple(_equation(name, gate, getattr(before, name, None)) for name, gate in terms.gates.items()),
        **{name: written(gate.value) for name, gate in terms.gates.items()},
        previous_cell=written(terms.previous_cell),
        written=written(terms.input.value * terms.candidate.value),
        squashed=written(terms.tanh_cell),
        cell=_state(terms, before, lambda one: one.cell_state, terms.cell_held),
        hidden=_state(terms, before, lambda one: one.hidden_state, terms.hidden_held),
        marked=show,
        sentence=_sentence(terms),
        answer=answer,
    )


def _equation(name: str, terms: GateTerms, before: GateTerms | None) -> GateEquation:
    return GateEquation(
        quantity=name,
        letter=BY_NAME[name].letter,
        squash="σ" if BY_NAME[name].kind is QuantityKind.GATE else "tanh",
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


def _sentence(terms: CellTerms) -> str:
    """What the forget gate does here. The half-life speaks of the direct path from c to c alone."""
    forget = terms.forget.value
    if terms.first:
        return _("This is the layer's first step: there is no memory yet to keep or forget.")
    if forget < NEARLY_SHUT:
        kept = written(forget * terms.previous_cell)
        return _(
            "The forget gate is nearly shut: of %(before)s in memory, %(kept)s is kept.",
            before=written(terms.previous_cell),
            kept=kept,
        )
    if half_life(forget) > LONG:
        return _(
            "The forget gate keeps %(share)s of the memory: at this rate half is left after more than 50 steps.",
            share=percent_of(forget, 1),
        )
    return _(
        "The forget gate keeps %(share)s of the memory; at this rate half is left after about %(life)s steps.",
        share=percent_of(forget, 1),
        life=half_life_shown(forget),
    )
