"""The chosen cell in one short line, for the sheet that is down on a phone."""

from dataclasses import dataclass

from app.lab.quantities import BY_NAME, QuantityKind
from app.lab.readings.terms import CellTerms
from app.web.shared.numbers import written


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of the line of a cell, in the colour of its quantity where it has one."""

    text: str
    quantity: str = ""


def cell_line(terms: CellTerms, show: str) -> tuple[Term, ...]:
    """The equation of the marked quantity, or of c, in one short line; what somebody decides is its value alone."""
    held = {name: gate.held for name, gate in terms.gates.items()}
    held |= {"cell": terms.cell_held, "hidden": terms.hidden_held}
    name = show or "cell"
    made = () if held[name] else (*_made(terms, name), Term(" = "))
    return (Term(BY_NAME[name].letter, name), Term(" = "), *made, _short(terms, name))


def _made(terms: CellTerms, name: str) -> tuple[Term, ...]:
    """What a quantity is made from."""
    if name in terms.gates:
        return (Term(f"{squash_of(name)}({written(terms.gates[name].total, 2)})"),)
    if name == "hidden":
        return (_short(terms, "output"), Term("·tanh("), _short(terms, "cell"), Term(")"))
    before = Term(written(terms.previous_cell, 2), "cell")
    added = (_short(terms, "input"), Term("·"), _short(terms, "candidate"))
    return (_short(terms, "forget"), Term("·"), before, Term(" + "), *added)


def _short(terms: CellTerms, name: str) -> Term:
    return Term(written(terms.values[name], 2), name)


def squash_of(name: str) -> str:
    """What makes a gate or the candidate of its sum."""
    return "σ" if BY_NAME[name].kind is QuantityKind.GATE else "tanh"
