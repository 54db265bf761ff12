"""What was answered, type by type: what was right in it, and why the rest was not."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from app.lab.predictions import is_near
from app.lab.probes import result
from app.services.study.answering import Marked
from app.study.bodies import (
    Boolean,
    Choice,
    Cloze,
    DrawnMatching,
    DrawnOrdering,
    Gap,
    MultipleChoice,
    Numeric,
    Option,
    Pair,
    SingleChoice,
    Typed,
)
from app.study.feedback import chosen_ids, given_gaps, given_pairs, given_text, reasons, slip_of, why_wrong
from app.study.marking import written
from app.study.model_bodies import DrawnComputed, DrawnHotspot, DrawnPredict
from app.study.scoring import twos
from app.study.spelling import fits
from app.web.question_types.marked_parts import (
    MarkedCurve,
    MarkedFields,
    MarkedGap,
    MarkedItem,
    MarkedPair,
    MarkedRow,
    MarkedSlip,
    MarkedStep,
    MarkedText,
)
from app.web.question_types.runs import quantity_name, run_table
from app.web.question_types.slip_names import slip_name
from app.web.shared.guess_chart import guess_chart
from app.web.shared.language import gettext
from app.web.shared.numbers import MINUS, visible
from app.web.shared.numbers import written as in_digits
from app.web.shared.render import inline, interface_line
from app.web.shared.workings import steps

_ = gettext


def marked_fields(marked: Marked) -> MarkedFields:
    make = _FIELDS.get(type(marked.question.body))
    return make(marked.question.body, marked) if make else MarkedFields()


_ROW_TONES = {
    (True, True): ("right", "✓"),
    (True, False): ("right", "✓"),
    (False, True): ("wrong", "✗"),
    (False, False): ("none", ""),
}


def _row_label(is_right: bool, chosen: bool) -> tuple[str, str]:
    tone, sign = _ROW_TONES[is_right, chosen]
    said = {
        (True, True): _("your choice, right"),
        (True, False): _("this is right"),
        (False, True): _("your choice, not yet"),
        (False, False): "",
    }[is_right, chosen]
    return tone, f"{sign} {said}".strip()


def _choices(body: SingleChoice | MultipleChoice, marked: Marked) -> MarkedFields:
    chosen = chosen_ids(marked.answer.response)
    return MarkedFields(rows=tuple(_row(n, c, c.id in chosen) for n, c in enumerate(body.choices, start=1)))


def _row(number: int, choice: Choice, chosen: bool) -> MarkedRow:
    tone, label = _row_label(choice.is_right, chosen)
    why = inline(choice.why) if choice.is_right or chosen else None
    return MarkedRow(number, inline(choice.words), tone, label, why)


def _statement(body: Boolean, marked: Marked) -> MarkedFields:
    said = marked.answer.response.get("value")
    rows = []
    for number, (value, name) in enumerate(((True, _("True")), (False, _("False"))), start=1):
        tone, label = _row_label(value is body.is_true, said is value)
        why = inline(body.why) if said is value and value is not body.is_true else None
        rows.append(MarkedRow(number, interface_line(name), tone, label, why))
    return MarkedFields(rows=tuple(rows))


def _gaps(body: Cloze, marked: Marked) -> MarkedFields:
    given = given_gaps(body, marked.answer.response)
    return MarkedFields(gaps=tuple(_gap(body, gap, text) for gap, text in zip(body.gaps, given, strict=True)))


def _gap(body: Cloze, gap: Gap, given: str) -> MarkedGap:
    said = why_wrong(body, gap, given)
    tone = "right" if fits(gap, given) else "wrong"
    return MarkedGap(given, gap.accepted[0], tone, inline(said.why) if said else None)


def _text(marked: Marked, right: str, also: str = "") -> MarkedText:
    whys = tuple(inline(why) for why in reasons(marked.question, marked.answer.response))
    tone = "right" if marked.answer.correct else "wrong"
    return MarkedText(given_text(marked.answer.response), right, tone, also, whys)


def _word(body: Typed, marked: Marked) -> MarkedFields:
    return MarkedFields(text=_text(marked, body.accepted[0], ", ".join(body.accepted[1:])))


def _number(body: Numeric, marked: Marked) -> MarkedFields:
    return MarkedFields(text=_text(marked, written(body.key).replace("-", MINUS)))


def _computed(body: DrawnComputed, marked: Marked) -> MarkedFields:
    text, found = _text(marked, result(body.problem.key).replace("-", MINUS)), slip_of(body, marked.answer.response)
    slip = None
    if found:
        (mistake, said), text = found, MarkedText(text.given, text.right, text.tone, "", ())
        why = inline(said.why) if said else None
        slip = MarkedSlip(slip_name(mistake.misconception), steps(_lines(mistake.tex)), why)
    return MarkedFields(text=text, slip=slip, steps=steps(body.problem.working))


def _lines(tex: str) -> list[str]:
    """A sum with a line of its own from each sign of equality on: on a phone it would not fit."""
    return re.split(r" (?=(?:=|\\approx) )", tex)


def _pairs(body: DrawnMatching, marked: Marked) -> MarkedFields:
    given, options = given_pairs(marked.answer.response), {option.id: option for option in body.options}
    return MarkedFields(
        pairs=tuple(_pair(pair, options.get(given.get(pair.id, "")), body.key[pair.id]) for pair in body.pairs)
    )


def _pair(pair: Pair, given: Option | None, key: str) -> MarkedPair:
    if given is None:
        return MarkedPair(inline(pair.left), inline(pair.right), None, "none", None)
    if given.id == key:
        return MarkedPair(inline(pair.left), inline(pair.right), None, "right", None)
    return MarkedPair(inline(pair.left), inline(pair.right), inline(given.words), "wrong", inline(pair.why))


def _items(body: DrawnOrdering, marked: Marked) -> MarkedFields:
    order = marked.answer.response.get("order")
    places = {letter: place for place, letter in enumerate(order, start=1)} if isinstance(order, list) else {}
    items = {item.id: item for item in body.items}
    return MarkedFields(
        note=_ordered(body, places) if places else "",
        items=tuple(_item(items[letter], n, places.get(letter)) for n, letter in enumerate(body.key, start=1)),
    )


def _ordered(body: DrawnOrdering, places: Mapping[str, int]) -> str:
    """By what the order was marked: the items two by two."""
    right, wrong = twos(body.key, places)
    return _("Two by two: %(right)d in the right order, %(wrong)d in the wrong one.", right=right, wrong=wrong)


def _item(item: Option, place: int, given: int | None) -> MarkedItem:
    if given is None:
        return MarkedItem(inline(item.words), "none", "")
    if given == place:
        return MarkedItem(inline(item.words), "right", _("✓ in its place"))
    return MarkedItem(inline(item.words), "wrong", _("✗ you put it at %(place)d", place=given))


def _run(body: DrawnHotspot, marked: Marked) -> MarkedFields:
    chosen = (marked.answer.response.get("step"), marked.answer.response.get("unit"))
    units = range(1, len(body.run.values) + 1) if body.hotspot.by_cell else [body.run.unit]

    def tones(step: int, unit: int) -> tuple[str, str]:
        hit, was_chosen = (step, unit) in body.hits, (step, unit) == chosen
        if not hit and not was_chosen:
            return "", ""
        tone, sign = ("right", "✓") if hit else ("wrong", "✗")
        return tone, f"{sign} {_('you')}" if was_chosen else sign

    return MarkedFields(run=run_table(body.run, units, shown=True, tones=tones))


def _curve(body: DrawnPredict, marked: Marked) -> MarkedFields:
    values, said = body.run.of_unit, marked.answer.response.get("values")
    guess = [float(value) for value in said] if isinstance(said, list) else []
    guessed: list[float | None] = [*guess] or [None] * len(values)
    rows = zip(body.run.symbols, guessed, values, strict=True)
    chart = guess_chart(guess, values) if guess else None
    marked_steps = tuple(_step(*row) for row in rows)
    return MarkedFields(curve=MarkedCurve(body.run.show, quantity_name(body.run.show), marked_steps, chart))


def _step(symbol: str, guessed: float | None, value: float) -> MarkedStep:
    if guessed is None:
        return MarkedStep(visible(symbol), "", in_digits(value, 2), "none", "")
    tone, mark = ("right", "✓") if is_near(guessed, value) else ("wrong", "✗")
    return MarkedStep(visible(symbol), in_digits(guessed, 2), in_digits(value, 2), tone, mark)


_FIELDS: Mapping[type, Callable[[Any, Marked], MarkedFields]] = {
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
