"""A number to be written, exact where there is no tolerance."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.lab.generators import Tolerance
from app.study.numbers import Asked, read_number, write_number
from app.study.question_types.anticipated import AnticipatedNumber
from app.study.question_types.base import Body, Feedback, MarkingRule, Models, Parts, Plain, QuestionType
from app.study.question_types.written import (
    WrittenResponse,
    is_number,
    may_be_per_cent,
    read_text,
    read_value,
    value_in,
    written_parts,
)


@dataclass(frozen=True, slots=True)
class NumericBody(Body):
    """Exact where there is no tolerance. `per_cent` is there where its words speak of per cent."""

    key: float
    tolerance: Tolerance | None
    feedback: tuple[AnticipatedNumber, ...]
    per_cent: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether a whole number is asked for."""
        return self.tolerance is None and float(self.key).is_integer()

    @property
    def needs_a_point(self) -> bool:
        """Whether so many digits are asked for that `1.005` is meant: the page says that a point is a decimal point."""
        return self.tolerance is not None and self.tolerance.is_fine

    def number(self, text: str) -> float:
        """What was written as an answer. Raises UnreadableNumber."""
        per_cent = may_be_per_cent(self.key, self.per_cent)
        return read_number(text, Asked(self.needs_a_point, self.is_whole, per_cent))


def _score(body: NumericBody, response: WrittenResponse) -> float:
    return float(is_number(body.key, body.tolerance, body.number(response.text)))


class Numeric(QuestionType[NumericBody, NumericBody, WrittenResponse]):
    body, drawn, response = NumericBody, NumericBody, WrittenResponse
    takes = ("text",)
    rule = MarkingRule("numeric", "tolerance", 1, _score)

    def draw(self, body: NumericBody, _seed: str, _models: Models) -> NumericBody:
        return body

    def read(self, drawn: NumericBody, text: object) -> WrittenResponse:
        return read_value(read_text(text, "write a number"), drawn.number)

    def parts(self, _drawn: NumericBody, given: Plain) -> Parts[WrittenResponse]:
        return written_parts(given)

    def key(self, drawn: NumericBody) -> dict[str, object]:
        return {"text": write_number(drawn.key)}

    def feedback(self, drawn: NumericBody, response: Plain) -> Iterator[Feedback]:
        given = value_in(response, drawn.number)
        if given is not None and not is_number(drawn.key, drawn.tolerance, given):
            yield from (said for said in drawn.feedback if is_number(said.when, drawn.tolerance, given))
