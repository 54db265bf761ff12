"""A front and a back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from app.study.answer_log import Answer
from app.study.modes import Grade
from app.study.question_types.flashcard import FlashcardBody
from app.study.questions import Question
from app.web.question_types.base import FormValues, Given, PageType, one_field
from app.web.shared.interface_parts import Strict
from app.web.shared.language import gettext
from app.web.shared.render import Prose, prose

_ = gettext


class GradeResponse(Strict):
    grade: Annotated[Grade, Field(strict=False)]


@dataclass(frozen=True, slots=True)
class FlashcardField:
    """Nothing: a card is turned, and then graded."""


@dataclass(frozen=True, slots=True)
class MarkedFlashcard:
    back: Prose


class Flashcard(PageType[FlashcardBody, FlashcardField, MarkedFlashcard]):
    name, body, response = "flashcard", FlashcardBody, GradeResponse

    def title(self) -> str:
        return _("flashcard")

    def from_form(self, form: FormValues) -> dict[str, object]:
        return one_field("grade", form)

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return {"grade": [response["grade"]]}

    def asked(self, _question: Question, _body: FlashcardBody, _given: Given) -> FlashcardField:
        return FlashcardField()

    def marked(self, _question: Question, body: FlashcardBody, _answer: Answer) -> MarkedFlashcard:
        return MarkedFlashcard(prose(body.back))
