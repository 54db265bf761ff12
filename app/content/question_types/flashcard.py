"""A front and a back."""

from typing import Literal

from app.content.question_types.base import DocumentType, LinkedIn
from app.content.texts import Text, words
from app.study.question_types.flashcard import FlashcardBody


class FlashcardIn(LinkedIn):
    """A front (`ask`) and a back."""

    type: Literal["flashcard"]
    back: Text


class Flashcard(DocumentType[FlashcardIn, FlashcardBody]):
    document = FlashcardIn

    def build(self, document: FlashcardIn, language: str) -> FlashcardBody:
        return FlashcardBody(words(document.back, language))

    def decides(self, _document: FlashcardIn, _language: str) -> object:
        """The learner is the judge."""
        return None
