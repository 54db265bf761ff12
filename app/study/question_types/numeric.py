"""A number to be written, exact where there is no tolerance."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.lab.generators import Tolerance
from app.study.numbers import read_number, write_number
from app.study.question_types.anticipated import AnticipatedNumber
from app.study.question_types.base import Body, Feedback, MarkingRule, Models, Parts, Plain, QuestionType
from app.study.question_types.written import (
    WrittenResponse,
    given_text,
    is_number,
    read_text,
    read_value,
    written_parts,
)


@dataclass(frozen=True, slots=True)
class NumericBody(Body):
    key: float
    tolerance: Tolerance | None
    feedback: tuple[AnticipatedNumber, ...]


def _score(body: NumericBody, response: WrittenResponse) -> float:
    return float(is_number(body.key, body.tolerance, read_number(response.text)))


class Numeric(QuestionType[NumericBody, NumericBody, WrittenResponse]):
    body, drawn, response = NumericBody, NumericBody, WrittenResponse
    takes = ("text",)
    rule = MarkingRule("numeric", "tolerance", 1, _score)

    def draw(self, body: NumericBody, _seed: str, _models: Models) -> NumericBody:
        return body

    def read(self, _drawn: NumericBody, text: object) -> WrittenResponse:
        return read_value(read_text(text, "write a number"), read_number)

    def parts(self, _drawn: NumericBody, given: Plain) -> Parts[WrittenResponse]:
        return written_parts(given)

    def key(self, drawn: NumericBody) -> dict[str, object]:
        return {"text": write_number(drawn.key)}

    def feedback(self, drawn: NumericBody, response: Plain) -> Iterator[Feedback]:
        if not (text := given_text(response)):
            return
        given = read_number(text)
        if not is_number(drawn.key, drawn.tolerance, given):
            yield from (said for said in drawn.feedback if is_number(said.when, drawn.tolerance, given))
