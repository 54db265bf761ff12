"""Digests of content: what changed, and whether it changes who was right."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from app.content.question_documents import (
    BooleanIn,
    ClozeIn,
    ComputedIn,
    FlashcardIn,
    HotspotIn,
    MatchingIn,
    MultipleIn,
    NumericIn,
    OrderingIn,
    PredictIn,
    QuestionIn,
    SingleIn,
    TypedIn,
)
from app.content.texts import OWN_LANGUAGE
from app.lab.probes import PROBES
from app.study.cloze import read_gaps
from app.study.marking import RULES


def digest(value: object) -> str:
    """SHA-256 of `value` as canonical JSON."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def is_text(value: Mapping[str, object]) -> bool:
    """Are these words by language? No other part of a set has keys of two letters alone."""
    return all(isinstance(line, str) and len(key) in {0, 2} for key, line in value.items())


def original(text: Mapping[str, str], language: str) -> str:
    """The words of `text` in the set's own language."""
    return text[OWN_LANGUAGE] if OWN_LANGUAGE in text else text[language]


def revision(question: QuestionIn, language: str) -> str:
    """The digest of a question without its translations.

    What a question leaves out is left out here too, so that a key which it could have from now on changes nothing.
    """
    return digest(_untranslated(question.model_dump(mode="json", exclude_defaults=True), language))


def wording(question: QuestionIn) -> str:
    """The digest of a question with its translations: what a page shows in any language."""
    return digest(question.model_dump(mode="json", exclude_defaults=True))


def _untranslated(value: object, language: str) -> object:
    if isinstance(value, dict):
        if is_text(value):
            return original(value, language)
        return {key: _untranslated(inner, language) for key, inner in value.items()}
    if isinstance(value, list):
        return [_untranslated(inner, language) for inner in value]
    return value


def key_hash(question: QuestionIn, language: str) -> str:
    """The digest of only what decides right and wrong: the rule of marking, and the key.

    A model's digest is not in it, as the model is not in the file: each answer keeps it among what was drawn.
    """
    decides = _DECIDES[type(question)]
    return digest([*RULES[question.type].digested, decides(question, language)])


def _choices(question: SingleIn | MultipleIn, _language: str) -> object:
    return sorted((choice.id, choice.right is not None) for choice in question.choices)


def _gaps(question: ClozeIn, language: str) -> object:
    return [sorted(gap.accepted) for gap in read_gaps(original(question.ask, language))]


def _pairs(question: MatchingIn, language: str) -> object:
    return sorted((pair.id, original(pair.left, language), original(pair.right, language)) for pair in question.pairs)


def _run(question: HotspotIn | PredictIn, _language: str) -> object:
    return question.lab.model_dump()


# Of each type, what its rule holds answers against.
_DECIDES: Mapping[type, Callable[[Any, str], object]] = {
    SingleIn: _choices,
    MultipleIn: _choices,
    BooleanIn: lambda question, _language: question.right,
    TypedIn: lambda question, _language: sorted(question.right),
    ClozeIn: _gaps,
    NumericIn: lambda question, _language: [question.right, question.tolerance],
    MatchingIn: _pairs,
    OrderingIn: lambda question, language: [original(item.text, language) for item in question.items],
    FlashcardIn: lambda _question, _language: None,
    ComputedIn: lambda question, _language: [question.probe, PROBES[question.probe].version, question.tolerance],
    HotspotIn: lambda question, language: [_run(question, language), question.hit, question.of],
    PredictIn: _run,
}
