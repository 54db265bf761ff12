"""Several choices, one or more of them right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from app.study.answer_log import Answer
from app.study.question_types.multiple import MultipleBody
from app.study.questions import Question
from app.web.question_types import choices
from app.web.question_types.base import FormValues, Given, Note, PageType
from app.web.question_types.choices import ChoiceRow, MarkedRow, choice_rows, marked_rows
from app.web.shared.interface_parts import ChoiceId, Strict
from app.web.shared.language import gettext

_ = gettext


class ChoicesResponse(Strict):
    choices: Annotated[list[ChoiceId], Field(min_length=1, max_length=9)]


@dataclass(frozen=True, slots=True)
class MultipleField:
    rows: tuple[ChoiceRow, ...]


@dataclass(frozen=True, slots=True)
class MarkedMultiple:
    rows: tuple[MarkedRow, ...]


class Multiple(PageType[MultipleBody, MultipleField, MarkedMultiple]):
    name, body, response = "multiple", MultipleBody, ChoicesResponse

    def title(self) -> str:
        return _("several choices")

    def from_form(self, form: FormValues) -> dict[str, object]:
        return {"choices": form.getlist("choice")}

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return {"choice": list(response["choices"])}

    def asked(self, _question: Question, body: MultipleBody, given: Given) -> MultipleField:
        return MultipleField(choice_rows(body.choices, given))

    def marked(self, _question: Question, body: MultipleBody, answer: Answer) -> MarkedMultiple:
        return MarkedMultiple(marked_rows(body.choices, answer))

    def why_not(self, _question: Question, body: MultipleBody, answer: Answer) -> tuple[Note, ...]:
        return choices.why_not(body.choices, answer)

    def why(self, _question: Question, body: MultipleBody) -> tuple[Note, ...]:
        return choices.why(body.choices)
