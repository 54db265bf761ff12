"""The lab's pages: on one model, and with a sequence that it cannot read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.lab.model import Model
from app.lab.readings import Reason, SequenceProblem, SeriesReader
from app.lab.trace import SequenceTrace
from app.services.site import Site
from app.study.questions import Question
from app.web.language import gettext
from app.web.pages.asking import browse_text
from app.web.pages.bench import Bench, bench
from app.web.render import Page, Prose

_ = gettext


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
        "reset": (_("Reset"), _("knows whether it is inside brackets")),
        "input": (_("Input"), _("adds the marked numbers")),
        "order": (_("Order"), _("keeps which two letters came, and in which order")),
        "count-match": (_("Count and match"), _("owes a b for each a")),
        "latch": (_("Latch"), _("keeps which letter came first")),
        "text": (_("Text"), _("guesses the next character")),
        "grammar": (_("Grammar"), _("knows which symbol may come next")),
        "temperature": (_("Temperature"), _("forecasts the next hour")),
        "reverse": (_("Reverse"), _("says a word backwards")),
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
        bench=bench(trace, step, unit, show=asked.get("show", "")),
        question_url=_question_url(back) if back else "",
        questions=tuple((_question_url(q), browse_text(q)) for q in questions),
    )


def _question_url(question: Question) -> str:
    view = "sets.flashcards" if question.type_name == "flashcard" else "sets.quiz"
    return url_for(view, set_id=question.set_id, question=question.local_id)


def _within(text: str, most: int) -> int:
    """A whole number from 1 to `most`; 1 where the address says something else."""
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 5 else 1


def broken_lab_page(site: Site, model: Model, sequence: str, problem: SequenceProblem) -> BrokenLabPage:
    return BrokenLabPage(
        title=_("This model cannot read that"),
        models=tabs(site, model.id),
        model=model.id,
        sequence="".join(symbol if symbol.isprintable() else "\ufffd" for symbol in sequence[:500]),
        alphabet=_read_by(model),
        problem=sequence_sentence(problem, model),
        retry_url=url_for("lab.model", model_id=model.id),
    )


def _named(symbol: str) -> str:
    """What can be seen as it is, a character that cannot by its number."""
    return " ".join(one if one.isprintable() and one.strip() else f"U+{ord(one):04X}" for one in _parts(symbol))


def _parts(symbol: str) -> tuple[str, ...]:
    return (symbol,) if symbol.isprintable() and symbol.strip() else tuple(symbol)


def _read_by(model: Model) -> str:
    """What a model reads, for people."""
    reader = model.task.reader
    if isinstance(reader, SeriesReader):
        return _("numbers from %(low)s to %(high)s", low=f"{reader.low:g}", high=f"{reader.high:g}")
    return " ".join(model.alphabet)


def sequence_sentence(problem: SequenceProblem, model: Model) -> str:
    """What is wrong with a sequence, and what the model reads."""
    wrong = {"position": problem.position, "symbol": _named(problem.symbol or "")}
    return _sentences()[problem.reason] % {**wrong, "alphabet": _read_by(model)}


def _sentences() -> Mapping[Reason, str]:
    return {
        Reason.EMPTY: _("Type at least one symbol: this model reads %(alphabet)s."),
        Reason.TOO_LONG: _("This is longer than 500 symbols. Take some out."),
        Reason.UNKNOWN_SYMBOL: _(
            "Symbol %(position)d, %(symbol)s, is not one that this model knows: it reads %(alphabet)s."
        ),
        Reason.NOT_A_NUMBER: _(
            "Entry %(position)d, %(symbol)s, is not a decimal number: this model reads %(alphabet)s."
        ),
        Reason.OUT_OF_RANGE: _("Number %(position)d, %(symbol)s, is out of range: this model reads %(alphabet)s."),
        Reason.NO_MARKS: _("Entry %(position)d, %(symbol)s, is marked, but this model reads no marks."),
        Reason.DECIMAL_COMMA: _(
            "Entry %(position)d, %(symbol)s, could be one number or two: write decimals with a point, as in 0.5."
        ),
    }
