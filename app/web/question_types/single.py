"""Several choices, one of them right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.study.answer_log import Answer
from app.study.question_types.single import SingleBody
from app.study.questions import Question
from app.web.question_types import choices
from app.web.question_types.base import FormValues, Given, Note, PageType, one_field
from app.web.question_types.choices import ChoiceRow, MarkedRow, choice_rows, marked_rows
from app.web.shared.interface_parts import ChoiceId, Strict
from app.web.shared.language import gettext

_ = gettext


class ChoiceResponse(Strict):
    choice: ChoiceId


@dataclass(frozen=True, slots=True)
class SingleField:
    rows: tuple[ChoiceRow, ...]


@dataclass(frozen=True, slots=True)
class MarkedSingle:
    rows: tuple[MarkedRow, ...]


class Single(PageType[SingleBody, SingleField, MarkedSingle]):
    name, body, response = "single", SingleBody, ChoiceResponse

    def title(self) -> str:
        return _("one choice")

    def from_form(self, form: FormValues) -> dict[str, object]:
        return one_field("choice", form)

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return {"choice": [response["choice"]]}

    def asked(self, _question: Question, body: SingleBody, given: Given) -> SingleField:
        return SingleField(choice_rows(body.choices, given))

    def marked(self, _question: Question, body: SingleBody, answer: Answer) -> MarkedSingle:
        return MarkedSingle(marked_rows(body.choices, answer))

    def key_words(self, _question: Question, body: SingleBody) -> str:
        return choices.short_words(body.choices)

    def why_not(self, _question: Question, body: SingleBody, answer: Answer) -> tuple[Note, ...]:
        return choices.why_not(body.choices, answer)

    def why(self, _question: Question, body: SingleBody) -> tuple[Note, ...]:
        return choices.why(body.choices)
