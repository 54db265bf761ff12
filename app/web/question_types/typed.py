"""A word or two to be written."""

from collections.abc import Mapping
from typing import Any

from app.study.answer_log import Answer
from app.study.question_types.typed import TypedBody
from app.study.questions import Question
from app.web.question_types.base import FormValues, Given, PageType, first, one_field
from app.web.question_types.choices import quoted
from app.web.question_types.written import MarkedText, TextField, TextResponse, marked_text, text_field, text_to_form
from app.web.shared.language import gettext

_ = gettext


class Typed(PageType[TypedBody, TextField, MarkedText]):
    name, body, response = "typed", TypedBody, TextResponse

    def title(self) -> str:
        return _("a word")

    def from_form(self, form: FormValues) -> dict[str, object]:
        return one_field("text", form)

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return text_to_form(response)

    def asked(self, _question: Question, _body: TypedBody, given: Given) -> TextField:
        return text_field(_("Case, accents and one slip of the finger are forgiven."), first(given, "text"))

    def marked(self, _question: Question, body: TypedBody, answer: Answer) -> MarkedText:
        return marked_text(answer, body.accepted[0], ", ".join(body.accepted[1:]))

    def key_words(self, _question: Question, body: TypedBody) -> str:
        return quoted(body.accepted[0])
