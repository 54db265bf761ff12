"""A number to be written."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.question_types.base import DocumentType, LinkedIn
from app.content.question_types.written import (
    AnticipatedNumberIn,
    Number,
    ToleranceText,
    speak_of_per_cent,
    tolerance_of,
)
from app.content.texts import words
from app.study.question_types.anticipated import AnticipatedNumber
from app.study.question_types.numeric import NumericBody
from app.study.question_types.written import is_number


class NumericIn(LinkedIn):
    """A number to be written. Whole numbers are exact, others within 1%, unless `tolerance` says otherwise."""

    type: Literal["numeric"]
    right: Number
    tolerance: ToleranceText | None = None
    feedback: Annotated[list[AnticipatedNumberIn], Field(max_length=40, default_factory=list)]


class Numeric(DocumentType[NumericIn, NumericBody]):
    document = NumericIn

    def build(self, document: NumericIn, language: str) -> NumericBody:
        exact = document.tolerance is None and document.right.is_integer()
        said = (AnticipatedNumber(f.when, words(f.why, language), f.misconception) for f in document.feedback)
        tolerance = None if exact else tolerance_of(document.tolerance)
        return NumericBody(document.right, tolerance, tuple(said), speak_of_per_cent(document.ask))

    def decides(self, document: NumericIn, _language: str) -> object:
        return [document.right, document.tolerance]

    def faults(self, document: NumericIn, shelf: Shelf) -> Iterator[Fault]:
        body = self.build(document, shelf.language)
        for index, said in enumerate(body.feedback):
            others = [body.key, *(other.when for other in body.feedback[:index])]
            if any(_meet(body, said.when, other) for other in others):
                hint = "an answer could be both: narrow the tolerance, or take this one out"
                yield Fault(("feedback", index, "when"), f"{said.when:g} is too near another answer", hint)


def _meet(body: NumericBody, one: float, other: float) -> bool:
    """Could one number be taken for both?"""
    return (
        is_number(one, body.tolerance, other)
        or is_number(other, body.tolerance, one)
        or (body.tolerance is not None and is_number(one, body.tolerance, (one + other) / 2))
    )
