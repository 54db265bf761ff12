"""New numbers at each repetition."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.question_types.base import DocumentType, QuestionIn, Tag
from app.content.question_types.written import (
    AnticipatedErrorIn,
    ToleranceText,
    anticipated,
    speak_of_per_cent,
    tolerance_of,
)
from app.content.texts import Id
from app.lab.generators import GENERATORS
from app.study.question_types.computed import ComputedBody


class ComputedIn(QuestionIn):
    """New numbers at each repetition, made by a probe; `when` of the feedback names a misconception."""

    type: Literal["computed"]
    probe: Id
    tolerance: ToleranceText | None = None
    feedback: Annotated[list[AnticipatedErrorIn], Field(max_length=40, default_factory=list)]


class Computed(DocumentType[ComputedIn, ComputedBody]):
    document = ComputedIn
    is_tried = True

    def build(self, document: ComputedIn, language: str) -> ComputedBody:
        said = anticipated(document.feedback, language)
        return ComputedBody(document.probe, tolerance_of(document.tolerance), said, speak_of_per_cent(document.ask))

    def decides(self, document: ComputedIn, _language: str) -> object:
        return [document.probe, GENERATORS[document.probe].version, document.tolerance]

    def faults(self, document: ComputedIn, _shelf: Shelf) -> Iterator[Fault]:
        if document.probe not in GENERATORS:
            yield Fault(("probe",), f"there is no probe `{document.probe}`", f"they are: {', '.join(GENERATORS)}")
            return
        known, told = GENERATORS[document.probe].misconceptions, [said.when for said in document.feedback]
        for slip in known:
            if slip not in told:
                yield Fault(("feedback",), f"the slip `{slip}` has no feedback", f"add `- when: {slip}` with its `why`")
        for index, slip in enumerate(told):
            if slip not in known or slip in told[:index]:
                hint = f"its slips are: {', '.join(known)}"
                yield Fault(("feedback", index, "when"), f"`{slip}` is no slip of this probe, or is told twice", hint)

    def misconceptions(self, document: ComputedIn) -> Iterator[Tag]:
        return ((("feedback", index, "when"), said.when) for index, said in enumerate(document.feedback))

    def placeholders(self, document: ComputedIn) -> tuple[str, ...]:
        return GENERATORS[document.probe].names
