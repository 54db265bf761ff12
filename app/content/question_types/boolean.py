"""A statement that is true or false."""

from typing import Literal

from app.content.question_types.base import DocumentType, LinkedIn
from app.content.texts import Id, Text, words
from app.study.question_types.boolean import BooleanBody


class BooleanIn(LinkedIn):
    """A statement: `right` says whether it is true, `why` is said to those who took the other."""

    type: Literal["boolean"]
    right: bool
    why: Text
    misconception: Id | None = None


class Boolean(DocumentType[BooleanIn, BooleanBody]):
    document = BooleanIn

    def build(self, document: BooleanIn, language: str) -> BooleanBody:
        return BooleanBody(document.right, words(document.why, language), document.misconception)

    def decides(self, document: BooleanIn, _language: str) -> object:
        return document.right
