"""A statement that is true or false."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.study.answer_log import Answer
from app.study.question_types.boolean import BooleanBody
from app.study.questions import Question
from app.web.question_types.base import FormValues, Given, Note, PageType
from app.web.question_types.choices import ChoiceRow, MarkedRow, marked_row
from app.web.shared.interface_parts import Strict
from app.web.shared.language import gettext
from app.web.shared.render import inline, interface_line

_ = gettext


class ValueResponse(Strict):
    """true or false."""

    value: bool


@dataclass(frozen=True, slots=True)
class BooleanField:
    rows: tuple[ChoiceRow, ...]


@dataclass(frozen=True, slots=True)
class MarkedBoolean:
    rows: tuple[MarkedRow, ...]


class Boolean(PageType[BooleanBody, BooleanField, MarkedBoolean]):
    name, body, response = "boolean", BooleanBody, ValueResponse

    def title(self) -> str:
        return _("true or false")

    def from_form(self, form: FormValues) -> dict[str, object]:
        return {"value": form["choice"] == "true"} if form.get("choice") in {"true", "false"} else {}

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return {"choice": ["true" if response["value"] else "false"]}

    def asked(self, _question: Question, _body: BooleanBody, given: Given) -> BooleanField:
        checked = given.get("choice", [])
        rows = (
            ChoiceRow(id_, number, interface_line(words), id_ in checked)
            for number, (id_, words) in enumerate((("true", _("True")), ("false", _("False"))), start=1)
        )
        return BooleanField(tuple(rows))

    def marked(self, _question: Question, body: BooleanBody, answer: Answer) -> MarkedBoolean:
        said = answer.response.get("value")
        statements = ((True, _("True")), (False, _("False")))
        rows = (
            marked_row(number, interface_line(words), value is body.is_true, said is value)
            for number, (value, words) in enumerate(statements, start=1)
        )
        return MarkedBoolean(tuple(rows))

    def key_words(self, _question: Question, body: BooleanBody) -> str:
        return _("true") if body.is_true else _("false")

    def why_not(self, _question: Question, body: BooleanBody, answer: Answer) -> tuple[Note, ...]:
        said = answer.response.get("value")
        return (Note(inline(body.why)),) if said is (not body.is_true) else ()
