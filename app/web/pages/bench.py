"""The lab's working part: the strips' numbers as a table, and the equation of the chosen cell."""

from dataclasses import dataclass

from flask import url_for

from app.lab.model import Model
from app.lab.presets import PRESETS
from app.lab.terms import CellTerms, GateTerms, cell_terms, half_life
from app.lab.trace import SequenceTrace, as_lists
from app.text.markdown import QUANTITIES
from app.web.language import gettext

_ = gettext
MINUS = "\N{MINUS SIGN}"
LETTERS = {name: letter for letter, name in QUANTITIES.items()}
NEARLY_SHUT = 0.2  # a forget gate below this keeps so little that the sentence says so


@dataclass(frozen=True, slots=True)
class Signed:
    """A number as an equation writes it: the sign as its own operator, then the size."""

    operator: str
    size: str


@dataclass(frozen=True, slots=True)
class GateEquation:
    """The terms of one gate (or the candidate) at the chosen cell."""

    quantity: str
    letter: str
    squash: str
    first: str
    second: Signed
    third: Signed
    total: str
    value: str


@dataclass(frozen=True, slots=True)
class CellPanel:
    """The chosen cell in numbers, and in a sentence."""

    step: int
    unit: int
    symbol: str
    gates: tuple[GateEquation, ...]
    forget: str
    input: str
    candidate: str
    output: str
    previous_cell: str
    cell: str
    hidden: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One unit of one quantity at every step."""

    quantity: str
    letter: str
    name: str
    unit: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """The lab's working part: a model, a sequence, its numbers, the chosen cell."""

    model: str
    alphabet: str
    sequence: str
    symbols: tuple[str, ...]
    table: tuple[TableRow, ...]
    panel: CellPanel
    trace_url: str
    cell_url: str
    page_url: str
    show: str
    notes: "Notes"


@dataclass(frozen=True, slots=True)
class Notes:
    """The sentences about a cell: what happened to the memory; scripts fill in the numbers."""

    shut: str
    kept: str
    first: str


def start_of(model: Model) -> str:
    """The sequence that a model is shown with first."""
    return PRESETS[model.id].start if model.id in PRESETS else model.alphabet[0]


def bench(trace: SequenceTrace, step: int, unit: int, show: str = "") -> Bench:
    model = trace.model
    return Bench(
        model=model.id,
        # A key needs something to show: a blank has none.
        alphabet="".join(symbol for symbol in model.alphabet if symbol.strip()),
        sequence=trace.text,
        symbols=trace.symbols,
        table=_table(trace),
        panel=panel(cell_terms(trace, min(step, len(trace.symbols)), unit)),
        trace_url=url_for("api.trace"),
        cell_url=url_for("api.cell"),
        page_url=url_for("lab.model", model_id=model.id),
        show=show if show in QUANTITIES.values() else "",
        notes=notes(),
    )


def quantity_names() -> dict[str, str]:
    """The six quantities in the order of the strips."""
    return {
        "forget": _("forget"),
        "input": _("input"),
        "output": _("output"),
        "candidate": _("candidate"),
        "cell": _("cell"),
        "hidden": _("hidden"),
    }


def _table(trace: SequenceTrace) -> tuple[TableRow, ...]:
    lists = as_lists(trace, 3)
    values = {
        "forget": lists["gates"]["forget"],
        "input": lists["gates"]["input"],
        "output": lists["gates"]["output"],
        "candidate": lists["candidate"],
        "cell": lists["cell"],
        "hidden": lists["hidden"],
    }
    return tuple(
        TableRow(name, LETTERS[name], title, unit + 1, tuple(_written(row[unit]) for row in values[name]))
        for name, title in quantity_names().items()
        for unit in range(trace.model.units)
    )


def panel(terms: CellTerms) -> CellPanel:
    gates = {"forget": terms.forget, "input": terms.input, "candidate": terms.candidate, "output": terms.output}
    return CellPanel(
        step=terms.step,
        unit=terms.unit,
        symbol=terms.symbol,
        gates=tuple(_equation(name, gate) for name, gate in gates.items()),
        **{name: _written(gate.value) for name, gate in gates.items()},
        previous_cell=_written(terms.previous_cell),
        cell=_written(terms.cell_state),
        hidden=_written(terms.hidden_state),
        sentence=_sentence(terms),
    )


def _equation(name: str, terms: GateTerms) -> GateEquation:
    return GateEquation(
        quantity=name,
        letter=LETTERS[name],
        squash="tanh" if name == "candidate" else "σ",
        first=_written(terms.from_input),
        second=_signed(terms.from_hidden),
        third=_signed(terms.bias),
        total=_written(terms.total),
        value=_written(terms.value),
    )


def _written(number: float, digits: int = 3) -> str:
    text = f"{number + 0.0:.{digits}f}"
    return MINUS + text[1:] if text.startswith("-") and float(text) else text.lstrip("-")


def _signed(number: float) -> Signed:
    text = _written(number)
    return Signed(MINUS, text[1:]) if text.startswith(MINUS) else Signed("+", text)


def notes() -> Notes:
    return Notes(
        shut=_("The forget gate is nearly shut: of %(before)s in memory, %(kept)s is kept."),
        kept=_("The forget gate keeps %(share)s of the memory; at this rate half is left after %(life)s steps."),
        first=_("This is the first step: there is no memory yet to keep or forget."),
    )


def _sentence(terms: CellTerms) -> str:
    """What the forget gate does here. The half-life speaks of the direct path from c to c alone."""
    forget = terms.forget.value
    if terms.step == 1:
        return notes().first
    if forget < NEARLY_SHUT:
        kept = _written(forget * terms.previous_cell)
        return notes().shut % {"before": _written(terms.previous_cell), "kept": kept}
    return notes().kept % {"share": f"{forget:.0%}", "life": f"{half_life(forget):.1f}"}
