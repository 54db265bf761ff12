"""Feedback: which of a question's reasons belong to the very response that was given."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from app.lab.probes import Slip, recognised
from app.study.bodies import Boolean, Cloze, DrawnMatching, Gap, MultipleChoice, Numeric, SingleChoice, Typed
from app.study.foreseen import Foreseen
from app.study.model_bodies import DrawnComputed
from app.study.numbers import read_number
from app.study.questions import Question
from app.study.scoring import is_key, is_number, value_of
from app.study.spelling import same
from app.study.words import Words

Plain = Mapping[str, object]


def chosen_ids(response: Plain) -> frozenset[str]:
    """The choices that were chosen; none in a response of another type."""
    return frozenset(_texts([response.get("choice")]) + _texts(response.get("choices")))


def given_gaps(body: Cloze, response: Plain) -> list[str]:
    """What was filled in, gap by gap; "" everywhere where the question was skipped."""
    return _texts(response.get("gaps")) or [""] * len(body.gaps)


def given_text(response: Plain) -> str:
    """What was written; "" where the question was skipped."""
    return str(response.get("text", ""))


def given_pairs(response: Plain) -> Mapping[str, str]:
    """The option of each pair; empty where the question was skipped."""
    pairs = response.get("pairs")
    return pairs if isinstance(pairs, dict) else {}


def why_wrong(body: Cloze, gap: Gap, given: str) -> Foreseen | None:
    """What is said of `given` in this gap; None where it is none of the gap's own distractors."""
    foreseen = {form for form in gap.distractors if same(form, given)}
    return next((said for said in body.feedback if said.when in foreseen), None)


def slip_of(body: DrawnComputed, response: Plain) -> tuple[Slip, Foreseen | None] | None:
    """The known slip that the written value comes from, and what the question says of it."""
    text = given_text(response)
    if not text:
        return None
    value, tolerance = value_of(body.problem, text), body.computed.tolerance
    slip = None if is_key(body.problem, value, tolerance) else recognised(body.problem, value, tolerance)
    if slip is None:
        return None
    return slip, next((said for said in body.computed.feedback if said.when == slip.misconception), None)


class Said(Protocol):
    """A part of a question that has a reason, and perhaps the misconception behind it."""

    @property
    def why(self) -> Words: ...

    @property
    def misconception(self) -> str | None: ...


def reasons(question: Question, response: Plain) -> list[Words]:
    """What is said of each part of the response that was foreseen."""
    return [said.why for said in _said(question, response)]


def misconceptions(question: Question, response: Plain) -> list[str]:
    """The misconceptions that the response comes from, each once."""
    if "skipped" in response:
        return []
    if isinstance(question.body, DrawnComputed):
        found = slip_of(question.body, response)
        return [found[0].misconception] if found else []
    return list(dict.fromkeys(said.misconception for said in _said(question, response) if said.misconception))


def _said(question: Question, response: Plain) -> Iterator[Said]:
    find = _SAID.get(type(question.body))
    return find(question.body, response) if find else iter(())


def _of_choices(body: SingleChoice | MultipleChoice, response: Plain) -> Iterator[Said]:
    return (choice for choice in body.choices if choice.id in chosen_ids(response))


def _of_gaps(body: Cloze, response: Plain) -> Iterator[Said]:
    for gap, given in zip(body.gaps, given_gaps(body, response), strict=True):
        if said := why_wrong(body, gap, given):
            yield said


def _of_statement(body: Boolean, response: Plain) -> Iterator[Said]:
    if response.get("value") is not body.is_true:
        yield body


def _of_word(body: Typed, response: Plain) -> Iterator[Said]:
    for said in body.feedback:
        if any(same(given_text(response), form) for form in said.when.split("|")):
            yield said


def _of_number(body: Numeric, response: Plain) -> Iterator[Said]:
    given = read_number(given_text(response)) if given_text(response) else None
    if given is not None and not is_number(body.key, body.tolerance, given):
        yield from (said for said in body.feedback if is_number(said.when, body.tolerance, given))


def _of_pairs(body: DrawnMatching, response: Plain) -> Iterator[Said]:
    given = given_pairs(response)
    return (pair for pair in body.pairs if given and given.get(pair.id) != body.key[pair.id])


def _of_slips(body: DrawnComputed, response: Plain) -> Iterator[Said]:
    found = slip_of(body, response)
    if found and found[1]:
        yield found[1]


_SAID: Mapping[type, Callable[[Any, Plain], Iterator[Said]]] = {
    SingleChoice: _of_choices,
    MultipleChoice: _of_choices,
    Cloze: _of_gaps,
    Boolean: _of_statement,
    Typed: _of_word,
    Numeric: _of_number,
    DrawnMatching: _of_pairs,
    DrawnComputed: _of_slips,
}


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
