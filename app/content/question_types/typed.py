"""A word or two to be written."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.nodes import Path, read_plain
from app.content.odd_characters import odd_characters
from app.content.plain_words import BY_HAND, plain_faults
from app.content.question_types.base import DocumentType, LinkedIn
from app.content.question_types.gap_rules import bracket_faults, open_brackets
from app.content.question_types.written import AnticipatedErrorIn, anticipated
from app.content.quoting import quoted, write_hint
from app.content.texts import Said
from app.study.placeholders import forms_of
from app.study.question_types.typed import TypedBody, is_accepted
from app.study.spelling import folded, same

_BAR = re.compile(r"\s\|\s|(?<=[^\W\d_]{3})\|(?=[^\W\d_]{3})")  # p(y|x) has one of its own
_A_WORD = re.compile(r"[^\W_]{2}|^\w$")
_NEEDS_NO_QUOTES = re.compile(r"[^\W\d_][\w -]*\w")


class TypedIn(LinkedIn):
    """A word or two to be written; `right` holds the accepted forms, the one to be shown first."""

    type: Literal["typed"]
    right: Annotated[list[Said], Field(min_length=1, max_length=100)]
    feedback: Annotated[list[AnticipatedErrorIn], Field(max_length=40, default_factory=list)]


class Typed(DocumentType[TypedIn, TypedBody]):
    document = TypedIn

    def build(self, document: TypedIn, language: str) -> TypedBody:
        return TypedBody(tuple(document.right), anticipated(document.feedback, language), language)

    def decides(self, document: TypedIn, _language: str) -> object:
        return sorted(document.right)

    def faults(self, document: TypedIn, shelf: Shelf) -> Iterator[Fault]:
        body = self.build(document, shelf.language)
        for index, form in enumerate(document.right):
            yield from _plain(form, ("right", index))
            yield from _two_in_one(document.right, index)
        yield from self._foreseen(document, body, shelf.language)

    def forgiven_forms(self, document: TypedIn) -> tuple[str, ...]:
        return tuple(document.right)

    def forgives(self, document: TypedIn, text: str, language: str) -> bool:
        is_a_form = any(same(text, form, language) for form in document.right)
        return not is_a_form and is_accepted(self.build(document, language), text)

    def _foreseen(self, document: TypedIn, body: TypedBody, language: str) -> Iterator[Fault]:
        seen: dict[str, int] = {}  # where each form was foreseen first
        for index, said in enumerate(document.feedback):
            at = ("feedback", index, "when")
            yield from bracket_faults(f"`{said.when}`", said.when, at)
            for form in forms_of(said.when):
                if not folded(form):
                    yield Fault(at, "there is a form without letters", "take it out, with its |")
                elif is_accepted(body, form):
                    yield Fault(at, f"`{form}` is right, so it needs no feedback", "take it out")
                elif seen.setdefault(folded(form, language), index) != index:
                    hint = "the first is the one that is told: take this one out"
                    yield Fault(at, f"`{form}` is foreseen twice", hint)
                else:
                    yield from _plain(form, at)


def _plain(form: str, at: Path) -> Iterator[Fault]:
    yield from plain_faults(form, at, BY_HAND)
    yield from (Fault(at, loss.said, loss.hint, warns=not loss.grave) for loss in odd_characters(form))


def _two_in_one(forms: list[str], index: int) -> Iterator[Fault]:
    """Gaps and `when` part their forms by a bar; here each stands by itself."""
    parts = [part.strip() for part in _BAR.split(forms[index])]
    if len(parts) > 1 and all(_A_WORD.search(part) and not open_brackets(part) for part in parts):
        listed = [*forms[:index], *parts, *forms[index + 1 :]]
        said = f"`{forms[index]}` is one form, to be written with its |"
        hint = write_hint(f"right: [{', '.join(map(_in_a_list, listed))}]")
        yield Fault(("right", index), said, hint, warns=True)


def _in_a_list(form: str) -> str:
    return form if _NEEDS_NO_QUOTES.fullmatch(form) and read_plain(form) == form else quoted(form)
