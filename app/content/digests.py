"""Digests of content: what changed, and whether it changes who was right."""

import hashlib
import json
from collections.abc import Mapping

from app.content.question_types.base import QuestionIn, original
from app.content.question_types.table import type_of
from app.study.question_types.table import BY_NAME


def digest(value: object) -> str:
    """SHA-256 of `value` as canonical JSON."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def is_text(value: Mapping[str, object]) -> bool:
    """Are these words by language? No other part of a set has keys of two letters alone."""
    return all(isinstance(line, str) and len(key) in {0, 2} for key, line in value.items())


def revision(question: QuestionIn, language: str) -> str:
    """The digest of a question without its translations.

    What a question leaves out is left out here too, so that a key which it could have from now on changes nothing.
    """
    return digest(_untranslated(_said(question), language))


def wording(question: QuestionIn) -> str:
    """The digest of a question with its translations: what a page shows in any language."""
    return digest(_said(question))


def _said(question: QuestionIn) -> dict[str, object]:
    """Without its earlier ids: they say nothing to a learner."""
    return question.model_dump(mode="json", exclude_defaults=True, exclude={"aka"})


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
    return digest([*BY_NAME[question.type].rule.digested, type_of(question).decides(question, language)])
