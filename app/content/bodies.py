"""From the checked document of each type of question to its body."""

from collections.abc import Callable, Mapping
from typing import Any

from app.content.digests import original
from app.content.question_documents import (
    RANDOM,
    BooleanIn,
    ChoiceIn,
    ClozeIn,
    ComputedIn,
    FlashcardIn,
    ForeseenIn,
    HotspotIn,
    MatchingIn,
    MultipleIn,
    NumericIn,
    OrderingIn,
    PredictIn,
    QuestionIn,
    RunIn,
    SingleIn,
    TypedIn,
)
from app.content.texts import OWN_LANGUAGE, words
from app.lab.probes import Tolerance
from app.study.bodies import (
    Body,
    Boolean,
    Choice,
    Cloze,
    Flashcard,
    ForeseenNumber,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Pair,
    SingleChoice,
    Typed,
)
from app.study.cloze import read_gaps
from app.study.foreseen import Foreseen
from app.study.model_bodies import Computed, Hotspot, Predict, RunPlan

USUAL = Tolerance(0.01)


def build_body(document: QuestionIn, language: str) -> Body:
    """The body of a document without problems."""
    return _BUILDERS[type(document)](document, language)


def tolerance_of(text: str | None) -> Tolerance:
    """`1%` of the key, `0.05 absolute`, or as usual."""
    if text is None:
        return USUAL
    if text.endswith("%"):
        return Tolerance(float(text[:-1]) / 100)
    return Tolerance(float(text.split()[0]), relative=False)


def typed_body(document: TypedIn, language: str) -> Typed:
    return Typed(tuple(document.right), _foreseen(document.feedback, language))


def numeric_body(document: NumericIn, language: str) -> Numeric:
    exact = document.tolerance is None and document.right.is_integer()
    said = (ForeseenNumber(f.when, words(f.why, language), f.misconception) for f in document.feedback)
    return Numeric(document.right, None if exact else tolerance_of(document.tolerance), tuple(said))


def _single(document: SingleIn, language: str) -> Body:
    return SingleChoice(tuple(_choice(choice, language) for choice in document.choices))


def _multiple(document: MultipleIn, language: str) -> Body:
    return MultipleChoice(tuple(_choice(choice, language) for choice in document.choices))


def _choice(document: ChoiceIn, language: str) -> Choice:
    text = document.right or document.wrong or {OWN_LANGUAGE: ""}
    is_right = document.right is not None
    return Choice(document.id, words(text, language), is_right, words(document.why, language), document.misconception)


def _boolean(document: BooleanIn, language: str) -> Body:
    return Boolean(document.right, words(document.why, language), document.misconception)


def _cloze(document: ClozeIn, language: str) -> Body:
    return Cloze(read_gaps(original(document.ask, language)), _foreseen(document.feedback, language))


def _matching(document: MatchingIn, language: str) -> Body:
    pairs = (
        Pair(p.id, words(p.left, language), words(p.right, language), words(p.why, language), p.misconception)
        for p in document.pairs
    )
    return Matching(tuple(pairs), tuple(words(other, language) for other in document.others))


def _ordering(document: OrderingIn, language: str) -> Body:
    return Ordering(tuple(words(item.text, language) for item in document.items))


def _hotspot(document: HotspotIn, _language: str) -> Body:
    return Hotspot(_plan(document.lab), document.hit, document.of == "cell", document.map == "shown")


def _plan(document: RunIn) -> RunPlan:
    sequence = None if document.sequence == RANDOM else document.sequence
    return RunPlan(document.model, sequence, document.unit, document.show)


def _computed(document: ComputedIn, language: str) -> Body:
    return Computed(document.probe, tolerance_of(document.tolerance), _foreseen(document.feedback, language))


def _foreseen(feedback: list[ForeseenIn], language: str) -> tuple[Foreseen, ...]:
    return tuple(Foreseen(f.when, words(f.why, language), f.misconception) for f in feedback)


_BUILDERS: Mapping[type, Callable[[Any, str], Body]] = {
    SingleIn: _single,
    MultipleIn: _multiple,
    BooleanIn: _boolean,
    TypedIn: typed_body,
    ClozeIn: _cloze,
    NumericIn: numeric_body,
    MatchingIn: _matching,
    OrderingIn: _ordering,
    FlashcardIn: lambda document, language: Flashcard(words(document.back, language)),
    ComputedIn: _computed,
    HotspotIn: _hotspot,
    PredictIn: lambda document, _language: Predict(_plan(document.lab)),
}
