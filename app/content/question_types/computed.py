"""New numbers at each repetition."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.nearest import nearest
from app.content.question_types.base import DocumentType, QuestionIn, Tag
from app.content.question_types.told import told_faults
from app.content.question_types.written import (
    AnticipatedErrorIn,
    ToleranceText,
    anticipated,
    speak_of_per_cent,
    tolerance_faults,
    tolerance_of,
)
from app.content.texts import Id
from app.lab.generators import GENERATORS
from app.study.question_types.computed import ComputedBody


class ComputedIn(QuestionIn):
    """New numbers at each repetition, made by a probe; `when` of the feedback names a misconception."""

    type: Literal["computed"]
    probe: Annotated[Id, Field(json_schema_extra={"enum": list(GENERATORS)})]
    tolerance: ToleranceText | None = None
    feedback: Annotated[list[AnticipatedErrorIn], Field(max_length=40, default_factory=list)]


class Computed(DocumentType[ComputedIn, ComputedBody]):
    document = ComputedIn
    is_tried = True
    draws_words = True

    def build(self, document: ComputedIn, language: str) -> ComputedBody:
        said = anticipated(document.feedback, language)
        return ComputedBody(document.probe, tolerance_of(document.tolerance), said, speak_of_per_cent(document.ask))

    def decides(self, document: ComputedIn, _language: str) -> object:
        return [document.probe, GENERATORS[document.probe].version, document.tolerance]

    def faults(self, document: ComputedIn, _shelf: Shelf) -> Iterator[Fault]:
        if document.probe not in GENERATORS:
            hint = nearest(document.probe, GENERATORS, f"take one of: {', '.join(GENERATORS)}")
            yield Fault(("probe",), f"there is no probe `{document.probe}`", hint)
            return
        yield from tolerance_faults(document.tolerance)
        slips = GENERATORS[document.probe].misconceptions
        yield from told_faults([said.when for said in document.feedback], slips, "slip", ("feedback",))

    def misconceptions(self, document: ComputedIn) -> Iterator[Tag]:
        return ((("feedback", index, "when"), said.when) for index, said in enumerate(document.feedback))

    def placeholders(self, document: ComputedIn) -> tuple[str, ...]:
        return GENERATORS[document.probe].names
