"""The lab's page: the strips' numbers as a table, the cell's equation, and the ways on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.lab.model import Model
from app.lab.terms import CellTerms, GateTerms, cell_terms, half_life
from app.lab.trace import Reason, SequenceProblem, SequenceTrace, as_lists
from app.services.site import Site
from app.study.questions import Question
from app.text.markdown import QUANTITIES
from app.web.language import gettext
from app.web.pages.asking import browse_text
from app.web.render import Page, Prose

_ = gettext
# What each model is shown with first.
SEQUENCES = {"forget": "aab#abba#aa", "counter": "(()())((()))"}
MINUS = "\N{MINUS SIGN}"


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
    tanh_cell: str
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


@dataclass(frozen=True, slots=True)
class ModelTab:
    """A model to choose."""

    id: str
    name: str
    about: str
    url: str
    current: bool


@dataclass(frozen=True)
class LabPage(Page):
    """The lab on one model. `question_url` leads back to where the visitor came from."""

    template: ClassVar[str] = "lab/lab.html"
    section: ClassVar[str] = "lab"
    models: tuple[ModelTab, ...]
    bench: Bench
    question_url: str
    questions: tuple[tuple[str, Prose], ...]


@dataclass(frozen=True)
class BrokenLabPage(Page):
    """The lab with a sequence that the model cannot read."""

    template: ClassVar[str] = "lab/broken.html"
    section: ClassVar[str] = "lab"
    models: tuple[ModelTab, ...]
    model: str
    sequence: str
    alphabet: str
    problem: str
    retry_url: str


def model_words() -> dict[str, tuple[str, str]]:
    """Each model's name and what it learned."""
    return {
        "forget": (_("Forget"), _("counts each a since the last #")),
        "counter": (_("Counter"), _("keeps the depth of brackets")),
    }


def tabs(site: Site, current: str) -> tuple[ModelTab, ...]:
    words = model_words()
    return tuple(
        ModelTab(one, *words.get(one, (one, "")), url_for("lab.model", model_id=one), one == current)
        for one in sorted(site.library.models, key=lambda id_: list(words).index(id_) if id_ in words else 99)
    )


def lab_page(site: Site, trace: SequenceTrace, asked: Mapping[str, str]) -> LabPage:
    """The page for `trace` with the cell that the address asks for, or else the first."""
    model = trace.model
    step = _within(asked.get("step", ""), len(trace.symbols))
    unit = _within(asked.get("unit", ""), model.units)
    questions = [q for s in site.library.sets.values() for q in s.questions if q.lab and q.lab.model == model.id]
    back = next((q for q in questions if q.id == asked.get("question")), None)
    return LabPage(
        title=_("Lab: %(model)s", model=model_words().get(model.id, (model.id, ""))[0]),
        models=tabs(site, model.id),
        bench=bench(site, trace, step, unit, show=asked.get("show", "")),
        question_url=_question_url(back) if back else "",
        questions=tuple((_question_url(q), browse_text(q)) for q in questions),
    )


def _question_url(question: Question) -> str:
    view = "sets.flashcards" if question.type_name == "flashcard" else "sets.quiz"
    return url_for(view, set_id=question.set_id, question=question.local_id)


def _within(text: str, most: int) -> int:
    """A whole number from 1 to `most`; 1 where the address says something else."""
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 5 else 1


def bench(site: Site, trace: SequenceTrace, step: int, unit: int, show: str = "") -> Bench:
    model = trace.model
    return Bench(
        model=model.id,
        alphabet="".join(model.alphabet),
        sequence="".join(trace.symbols),
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


LETTERS = {name: letter for letter, name in QUANTITIES.items()}


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
        tanh_cell=_written(terms.tanh_cell),
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


NEARLY_SHUT = 0.2


def _sentence(terms: CellTerms) -> str:
    """What the forget gate does here. The half-life speaks of the direct path from c to c alone."""
    forget = terms.forget.value
    if terms.step == 1:
        return notes().first
    if forget < NEARLY_SHUT:
        kept = _written(forget * terms.previous_cell)
        return notes().shut % {"before": _written(terms.previous_cell), "kept": kept}
    return notes().kept % {"share": f"{forget:.0%}", "life": f"{half_life(forget):.1f}"}


def broken_lab_page(site: Site, model: Model, sequence: str, problem: SequenceProblem) -> BrokenLabPage:
    return BrokenLabPage(
        title=_("This model cannot read that"),
        models=tabs(site, model.id),
        model=model.id,
        sequence="".join(symbol if symbol.isprintable() else "\ufffd" for symbol in sequence[:500]),
        alphabet=" ".join(model.alphabet),
        problem=sequence_sentence(problem, model),
        retry_url=url_for("lab.model", model_id=model.id),
    )


def _named(symbol: str) -> str:
    """A symbol that can be seen as it is, another one by its number."""
    return symbol if symbol.isprintable() and symbol.strip() else f"U+{ord(symbol):04X}"


def sequence_sentence(problem: SequenceProblem, model: Model) -> str:
    """What is wrong with a sequence, and what the model reads."""
    alphabet = " ".join(model.alphabet)
    if problem.reason is Reason.EMPTY:
        return _("Type at least one symbol: this model reads %(alphabet)s.", alphabet=alphabet)
    if problem.reason is Reason.TOO_LONG:
        return _("This is longer than 500 symbols. Take some out.")
    return _(
        "Symbol %(position)d, %(symbol)s, is not one that this model knows: it reads %(alphabet)s.",
        position=problem.position,
        symbol=_named(problem.symbol or ""),
        alphabet=alphabet,
    )
