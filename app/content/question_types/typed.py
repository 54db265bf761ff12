"""A word or two to be written."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.plain_words import BY_HAND, plain_faults
from app.content.question_types.base import DocumentType, LinkedIn
from app.content.question_types.gap_rules import bracket_faults
from app.content.question_types.written import AnticipatedErrorIn, anticipated
from app.content.texts import Said
from app.study.placeholders import forms_of
from app.study.question_types.typed import TypedBody, is_accepted
from app.study.spelling import folded, same


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
            yield from plain_faults(form, ("right", index), BY_HAND)
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
                    yield from plain_faults(form, at, BY_HAND)
