"""Things to be put in order."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.content.faults import Fault, Shelf, repeated
from app.content.likeness import likeness_faults
from app.content.question_types.base import DocumentType, LinkedIn, original
from app.content.texts import Document, Id, Text, words
from app.study.question_types.ordering import OrderingBody


class ItemIn(Document):
    """One of the things to be put in order."""

    id: Id
    text: Text


class OrderingIn(LinkedIn):
    """Things to be put in order; the file holds them in the right one."""

    type: Literal["ordering"]
    items: Annotated[list[ItemIn], Field(min_length=3, max_length=9)]


class Ordering(DocumentType[OrderingIn, OrderingBody]):
    document = OrderingIn

    def build(self, document: OrderingIn, language: str) -> OrderingBody:
        return OrderingBody(tuple(words(item.text, language) for item in document.items))

    def decides(self, document: OrderingIn, language: str) -> object:
        return [original(item.text, language) for item in document.items]

    def faults(self, document: OrderingIn, shelf: Shelf) -> Iterator[Fault]:
        yield from repeated((("items", i, "id"), item.id) for i, item in enumerate(document.items))
        items = [(("items", i, "text"), item.text) for i, item in enumerate(document.items)]
        yield from likeness_faults(items, shelf.language, "this item comes twice")
