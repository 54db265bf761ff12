"""What can be answered, type by type: ready-to-show fields, with what was given before where it could not be read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.lab.probes import Kind
from app.study.bodies import (
    Boolean,
    Cloze,
    DrawnMatching,
    DrawnOrdering,
    Gap,
    MultipleChoice,
    Numeric,
    SingleChoice,
    Typed,
)
from app.study.draws import shuffled
from app.study.marking import rule_of
from app.study.model_bodies import DrawnComputed, DrawnHotspot, DrawnPredict
from app.study.numbers import LONGEST_NUMBER
from app.study.questions import Question
from app.study.reading import LONGEST_TEXT
from app.study.words import Words
from app.web.question_types.runs import RunTable, quantity_name, run_table
from app.web.shared.language import current_language, gettext
from app.web.shared.numbers import visible
from app.web.shared.render import Prose, inline, interface_line

_ = gettext
Given = Mapping[str, Sequence[str]]
START = "0.5"  # of a gate that is to be foretold


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice as offered: `number` is the key that picks it."""

    id: str
    number: int
    text: Prose
    checked: bool
    name: str = ""  # for whom formulas are not read aloud, where there is nothing else


@dataclass(frozen=True, slots=True)
class GapField:
    """A hole to fill: a menu where there are options, else to be typed in."""

    number: int
    options: tuple[str, ...]
    given: str


@dataclass(frozen=True, slots=True)
class TextField:
    """A word, a number or a shape to be written. `numeric` asks a phone for its digits."""

    label: str
    hint: str
    given: str
    longest: int
    numeric: bool


@dataclass(frozen=True, slots=True)
class PairField:
    """One side of a pair, and the letter that was chosen for it."""

    id: str
    text: Prose
    chosen: str


@dataclass(frozen=True, slots=True)
class ItemField:
    """Something to be put in order, under its letter; `place` is the one that it was given."""

    letter: str
    text: Prose
    place: str


@dataclass(frozen=True, slots=True)
class CurveField:
    """A gate to be foretold, step by step."""

    quantity: str
    name: str
    symbols: tuple[str, ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """What a question can be answered with; only its own type's part is filled. `rule` says how it is marked."""

    rule: str = ""
    choices: tuple[ChoiceRow, ...] = ()
    gaps: tuple[GapField, ...] = ()
    text: TextField | None = None
    options: tuple[ChoiceRow, ...] = ()
    pairs: tuple[PairField, ...] = ()
    items: tuple[ItemField, ...] = ()
    run: RunTable | None = None
    curve: CurveField | None = None


def fields(question: Question, seed: str, given: Given) -> Fields:
    """The fields of a drawn question."""
    make = _FIELDS.get(type(question.body))
    return replace(make(question.body, seed, given), rule=scoring_rule(question)) if make else Fields()


def scoring_rule(question: Question) -> str:
    """How an answer is marked, where that is more than right or wrong."""
    sentence = rule_of(question).sentence
    return gettext(sentence.text, **sentence.values) if sentence else ""


def _first(given: Given, name: str) -> str:
    """What was given, without what cannot be shown."""
    return "".join(c for c in next(iter(given.get(name, [])), "") if c.isprintable())[:LONGEST_TEXT]


def _choices(body: SingleChoice | MultipleChoice, _seed: str, given: Given) -> Fields:
    checked = given.get("choice", [])
    rows = (
        ChoiceRow(choice.id, number, inline(choice.words), choice.id in checked, _formula(choice.words))
        for number, choice in enumerate(body.choices, start=1)
    )
    return Fields(choices=tuple(rows))


def _formula(words: Words) -> str:
    """A choice that is a formula alone, as text; nothing where there are words."""
    text = words.reading(current_language()).text
    return "" if re.sub(r"\$[^$]*\$", "", text).strip() else re.sub(r"[$\\]", "", text)


def _statement(_body: Boolean, _seed: str, given: Given) -> Fields:
    said = {"true": _("True"), "false": _("False")}
    checked = given.get("choice", [])
    rows = (
        ChoiceRow(id_, n, interface_line(text), id_ in checked) for n, (id_, text) in enumerate(said.items(), start=1)
    )
    return Fields(choices=tuple(rows))


def _gaps(body: Cloze, seed: str, given: Given) -> Fields:
    return Fields(gaps=gap_fields(body, seed, given.get("gap", [])))


def gap_fields(body: Cloze, seed: str, given: Sequence[str] = ()) -> tuple[GapField, ...]:
    shown = ["".join(c for c in gap if c.isprintable()) for gap in given]
    filled = [*shown, *[""] * len(body.gaps)]
    return tuple(GapField(n, _options(gap, f"{seed}.{n}"), filled[n - 1]) for n, gap in enumerate(body.gaps, start=1))


def _options(gap: Gap, seed: str) -> tuple[str, ...]:
    return tuple(shuffled([gap.accepted[0], *gap.distractors], seed)) if gap.distractors else ()


def _word(_body: Typed, _seed: str, given: Given) -> Fields:
    hint = _("Case, accents and one slip of the finger are forgiven.")
    return Fields(text=TextField(_("Your answer"), hint, _first(given, "text"), LONGEST_TEXT, numeric=False))


def _number(body: Numeric, _seed: str, given: Given) -> Fields:
    return Fields(text=_number_field(_first(given, "text"), whole=body.tolerance is None))


def _computed(body: DrawnComputed, _seed: str, given: Given) -> Fields:
    text, kind = _first(given, "text"), body.problem.kind
    if kind is Kind.SHAPE:
        hint = _("The sizes in brackets, like (32, 50).")
        return Fields(text=TextField(_("Your answer"), hint, text, LONGEST_NUMBER, numeric=False))
    return Fields(text=_number_field(text, whole=kind is Kind.WHOLE))


def _number_field(given: str, *, whole: bool) -> TextField:
    plain = _("A whole number, in digits.")
    hint = plain if whole else _("Write it like 0.5, 0,5, 1/2 or 5e-1; three significant digits are enough.")
    return TextField(_("Your answer"), hint, given, LONGEST_NUMBER, numeric=True)


def _pairs(body: DrawnMatching, _seed: str, given: Given) -> Fields:
    return Fields(
        options=tuple(ChoiceRow(o.id, n, inline(o.words), False) for n, o in enumerate(body.options, start=1)),
        pairs=tuple(PairField(p.id, inline(p.left), _first(given, f"pair.{p.id}")) for p in body.pairs),
    )


def _items(body: DrawnOrdering, _seed: str, given: Given) -> Fields:
    return Fields(items=tuple(ItemField(i.id, inline(i.words), _first(given, f"place.{i.id}")) for i in body.items))


def _run(body: DrawnHotspot, _seed: str, given: Given) -> Fields:
    units = range(1, len(body.run.values) + 1) if body.hotspot.by_cell else [body.run.unit]
    return Fields(run=run_table(body.run, units, shown=body.hotspot.mapped, chosen=_first(given, "spot")))


def _curve(body: DrawnPredict, _seed: str, given: Given) -> Fields:
    symbols = tuple(map(visible, body.run.symbols))
    before = [text[:20] for text in given.get("curve", []) if text.isprintable()]
    filled = before if len(before) == len(symbols) else [START] * len(symbols)
    return Fields(curve=CurveField(body.run.show, quantity_name(body.run.show), symbols, tuple(filled)))


_FIELDS: Mapping[type, Callable[[Any, str, Given], Fields]] = {
    SingleChoice: _choices,
    MultipleChoice: _choices,
    Boolean: _statement,
    Cloze: _gaps,
    Typed: _word,
    Numeric: _number,
    DrawnComputed: _computed,
    DrawnMatching: _pairs,
    DrawnOrdering: _items,
    DrawnHotspot: _run,
    DrawnPredict: _curve,
}
