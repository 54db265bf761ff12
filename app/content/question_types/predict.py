"""A gate's value at every step of a run, to be said before it is seen."""

from collections.abc import Iterator
from typing import Literal

from app.content.faults import Fault, Shelf
from app.content.question_types.base import DocumentType, QuestionIn
from app.content.question_types.runs import GateRunIn, build_plan, run_faults
from app.study.question_types.predict import PredictBody


class PredictIn(QuestionIn):
    """A gate's value at every step of a run, to be said before it is seen."""

    type: Literal["predict"]
    lab: GateRunIn


class Predict(DocumentType[PredictIn, PredictBody]):
    document = PredictIn
    is_tried = True

    def build(self, document: PredictIn, _language: str) -> PredictBody:
        return PredictBody(build_plan(document.lab))

    def decides(self, document: PredictIn, _language: str) -> object:
        return document.lab.model_dump()

    def faults(self, document: PredictIn, shelf: Shelf) -> Iterator[Fault]:
        return run_faults(document.lab, shelf)

    def model_of(self, document: PredictIn) -> str:
        return document.lab.model
