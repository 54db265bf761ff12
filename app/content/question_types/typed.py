"""A word or two to be written."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.question_types.base import DocumentType, LinkedIn
from app.content.question_types.written import AnticipatedErrorIn, anticipated
from app.content.texts import Said
from app.study.question_types.typed import TypedBody, is_accepted
from app.study.spelling import folded


class TypedIn(LinkedIn):
    """A word or two to be written; `right` holds the accepted forms, the one to be shown first."""

    type: Literal["typed"]
    right: Annotated[list[Said], Field(min_length=1, max_length=60)]
    feedback: Annotated[list[AnticipatedErrorIn], Field(max_length=40, default_factory=list)]


class Typed(DocumentType[TypedIn, TypedBody]):
    document = TypedIn

    def build(self, document: TypedIn, language: str) -> TypedBody:
        return TypedBody(tuple(document.right), anticipated(document.feedback, language), language)

    def decides(self, document: TypedIn, _language: str) -> object:
        return sorted(document.right)

    def faults(self, document: TypedIn, shelf: Shelf) -> Iterator[Fault]:
        body = self.build(document, shelf.language)
        for index, said in enumerate(document.feedback):
            for form in said.when.split("|"):
                if not folded(form):
                    yield Fault(("feedback", index, "when"), "there is a form without letters")
                elif is_accepted(body, form):
                    yield Fault(("feedback", index, "when"), f"`{form.strip()}` is right, so it needs no feedback")
