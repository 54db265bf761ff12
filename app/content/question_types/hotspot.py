"""A step of a run to be found, or a cell."""

from collections.abc import Iterator
from typing import Literal

from app.content.faults import Fault, Shelf
from app.content.question_types.base import DocumentType, QuestionIn
from app.content.question_types.runs import RunIn, build_plan, run_faults
from app.content.texts import Said
from app.lab.readings.conditions import ConditionError, parse_condition
from app.study.question_types.hotspot import HotspotBody


class HotspotIn(QuestionIn):
    """A step (or a cell) of a run to be found: one where the condition `hit` holds."""

    type: Literal["hotspot"]
    lab: RunIn
    hit: Said
    map: Literal["hidden", "shown"] = "hidden"
    of: Literal["step", "cell"] = "step"


class Hotspot(DocumentType[HotspotIn, HotspotBody]):
    document = HotspotIn
    is_tried = True

    def build(self, document: HotspotIn, _language: str) -> HotspotBody:
        return HotspotBody(build_plan(document.lab), document.hit, document.of == "cell", document.map == "shown")

    def decides(self, document: HotspotIn, _language: str) -> object:
        return [document.lab.model_dump(), document.hit, document.of]

    def faults(self, document: HotspotIn, shelf: Shelf) -> Iterator[Fault]:
        yield from run_faults(document.lab, shelf)
        try:
            parse_condition(document.hit)
        except ConditionError as problem:
            yield Fault(("hit",), str(problem), "a condition is like: forget < 0.1 and cell > 1")

    def model_of(self, document: HotspotIn) -> str:
        return document.lab.model
