"""New numbers at each repetition."""

import re
from collections.abc import Mapping
from typing import Any

from app.lab.generators import Kind, result
from app.study.answer_log import Answer
from app.study.numbers import LONGEST_NUMBER
from app.study.question_types.computed import DrawnComputed, slip_of
from app.study.questions import Question
from app.web.question_types.base import FormValues, Given, Note, PageType, first, one_field
from app.web.question_types.written import (
    MarkedText,
    TextField,
    TextResponse,
    marked_text,
    number_field,
    text_field,
    text_to_form,
    whole_number_field,
)
from app.web.shared.language import gettext
from app.web.shared.numbers import MINUS
from app.web.shared.render import inline, steps

_ = gettext


class Computed(PageType[DrawnComputed, TextField, MarkedText]):
    name, body, response = "computed", DrawnComputed, TextResponse

    def title(self) -> str:
        return _("new numbers each time")

    def from_form(self, form: FormValues) -> dict[str, object]:
        return one_field("text", form)

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return text_to_form(response)

    def asked(self, _question: Question, body: DrawnComputed, given: Given) -> TextField:
        text, kind = first(given, "text"), body.problem.kind
        if kind is Kind.SHAPE:
            return text_field(_("The sizes in brackets, like (32, 50)."), text, LONGEST_NUMBER)
        return whole_number_field(text) if kind is Kind.WHOLE else number_field(text, body.computed.tolerance)

    def marked(self, question: Question, body: DrawnComputed, answer: Answer) -> MarkedText:
        return marked_text(answer, self.key_words(question, body))

    def key_words(self, _question: Question, body: DrawnComputed) -> str:
        return result(body.problem.key).replace("-", MINUS)

    def why_not(self, question: Question, body: DrawnComputed, answer: Answer) -> tuple[Note, ...]:
        """The sum that the written number comes from, and what the question says of it."""
        if (found := slip_of(body, answer.response)) is None:
            return super().why_not(question, body, answer)
        slip, said = found
        return (Note(inline(said.why) if said else None, sum=steps(_lines(slip.tex))),)


def _lines(tex: str) -> list[str]:
    """A sum with a line of its own from each sign of equality on: on a phone it would not fit."""
    return re.split(r" (?=(?:=|\\approx) )", tex)
