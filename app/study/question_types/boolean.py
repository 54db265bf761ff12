"""A statement that is true or false."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.study.question_types.base import (
    Body,
    Feedback,
    MarkingRule,
    Models,
    Plain,
    QuestionType,
    Response,
    UnreadableResponse,
)
from app.study.words import Words


@dataclass(frozen=True, slots=True)
class BooleanBody(Body):
    """`why` is for those who said the other."""

    is_true: bool
    why: Words
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class BooleanResponse(Response):
    value: bool

    def plain(self) -> dict[str, object]:
        return {"value": self.value}


def _score(body: BooleanBody, response: BooleanResponse) -> float:
    return float(response.value is body.is_true)


class Boolean(QuestionType[BooleanBody, BooleanBody, BooleanResponse]):
    body, drawn, response = BooleanBody, BooleanBody, BooleanResponse
    takes = ("value",)
    rule = MarkingRule("boolean", "all-or-nothing", 1, _score)

    def draw(self, body: BooleanBody, _seed: str, _models: Models) -> BooleanBody:
        return body

    def read(self, _drawn: BooleanBody, value: object) -> BooleanResponse:
        if not isinstance(value, bool):
            raise UnreadableResponse("say true or false")
        return BooleanResponse(value)

    def key(self, drawn: BooleanBody) -> dict[str, object]:
        return {"value": drawn.is_true}

    def feedback(self, drawn: BooleanBody, response: Plain) -> Iterator[Feedback]:
        if response.get("value") is not drawn.is_true:
            yield drawn
