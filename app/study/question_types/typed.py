"""A word or two to be written."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.study.question_types.anticipated import AnticipatedError
from app.study.question_types.base import Body, Feedback, MarkingRule, Models, Plain, QuestionType
from app.study.question_types.written import WrittenResponse, given_text, read_text
from app.study.spelling import one_slip, same


@dataclass(frozen=True, slots=True)
class TypedBody(Body):
    """`accepted` holds the forms of every language, the one to be shown first; `language` is the set's own."""

    accepted: tuple[str, ...]
    feedback: tuple[AnticipatedError, ...]
    language: str = ""


def is_accepted(body: TypedBody, text: str) -> bool:
    """Is it an accepted form, or one slip of the finger away from one and no anticipated error?"""
    if any(same(text, form, body.language) for form in body.accepted):
        return True
    slipped = any(one_slip(text, form, body.language) for form in body.accepted)
    return slipped and not any(_anticipated(body, text))


def _anticipated(body: TypedBody, text: str) -> Iterator[AnticipatedError]:
    forms = ((error, error.when.split("|")) for error in body.feedback)
    return (error for error, written in forms if any(same(text, form, body.language) for form in written))


def _score(body: TypedBody, response: WrittenResponse) -> float:
    return float(is_accepted(body, response.text))


class Typed(QuestionType[TypedBody, TypedBody, WrittenResponse]):
    body, drawn, response = TypedBody, TypedBody, WrittenResponse
    takes = ("text",)
    rule = MarkingRule("typed", "one-slip", 2, _score)

    def draw(self, body: TypedBody, _seed: str, _models: Models) -> TypedBody:
        return body

    def read(self, _drawn: TypedBody, text: object) -> WrittenResponse:
        return WrittenResponse(read_text(text, "write a word"))

    def key(self, drawn: TypedBody) -> dict[str, object]:
        return {"text": drawn.accepted[0]}

    def feedback(self, drawn: TypedBody, response: Plain) -> Iterator[Feedback]:
        return _anticipated(drawn, given_text(response))
