"""Digests of content: what changed, and whether it changes who was right."""

import hashlib
import json
from collections.abc import Mapping

from app.content.documents import OWN_LANGUAGE, ClozeIn, FlashcardIn, MultipleIn, QuestionIn, SingleIn
from app.study.cloze import read_gaps

_RULES = {SingleIn: "all-or-nothing", MultipleIn: "right-less-wrong", ClozeIn: "share-of-gaps", FlashcardIn: "self"}


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


def _untranslated(value: object, language: str) -> object:
    if isinstance(value, dict):
        if is_text(value):
            return original(value, language)
        return {key: _untranslated(inner, language) for key, inner in value.items()}
    if isinstance(value, list):
        return [_untranslated(inner, language) for inner in value]
    return value


def key_hash(question: QuestionIn, language: str) -> str:
    """The digest of only what decides right and wrong: type, rule, and the key."""
    return digest([question.type, _RULES[type(question)], _key(question, language)])


def _key(question: QuestionIn, language: str) -> object:
    match question:
        case SingleIn() | MultipleIn():
            return sorted((choice.id, choice.right is not None) for choice in question.choices)
        case ClozeIn():
            return [sorted(gap.accepted) for gap in read_gaps(original(question.ask, language))]
        case FlashcardIn():
            return None
