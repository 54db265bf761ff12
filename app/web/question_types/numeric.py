"""A number to be written."""

from collections.abc import Mapping
from typing import Any

from app.study.answer_log import Answer
from app.study.numbers import write_number
from app.study.question_types.numeric import NumericBody
from app.study.questions import Question
from app.web.question_types.base import FormValues, Given, PageType, first, one_field
from app.web.question_types.written import (
    MarkedText,
    TextField,
    TextResponse,
    marked_text,
    number_field,
    text_to_form,
    whole_number_field,
)
from app.web.shared.language import gettext
from app.web.shared.numbers import MINUS

_ = gettext


class Numeric(PageType[NumericBody, TextField, MarkedText]):
    name, body, response = "numeric", NumericBody, TextResponse

    def title(self) -> str:
        return _("a number")

    def from_form(self, form: FormValues) -> dict[str, object]:
        return one_field("text", form)

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return text_to_form(response)

    def asked(self, _question: Question, body: NumericBody, given: Given) -> TextField:
        text = first(given, "text")
        return whole_number_field(text) if body.is_whole else number_field(text, body.tolerance)

    def marked(self, question: Question, body: NumericBody, answer: Answer) -> MarkedText:
        return marked_text(answer, self.key_words(question, body))

    def key_words(self, _question: Question, body: NumericBody) -> str:
        return write_number(body.key).replace("-", MINUS)
