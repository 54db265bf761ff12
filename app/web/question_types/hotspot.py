"""A step of a run to be found, or a cell."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from app.lab.tasks.sequence_readers import MAX_SYMBOLS
from app.study.answer_log import Answer
from app.study.question_types.hotspot import DrawnHotspot
from app.study.questions import Question
from app.web.question_types.base import FormValues, Given, PageType, first
from app.web.question_types.runs import RunTable, run_table
from app.web.shared.interface_parts import RunOut, Strict
from app.web.shared.language import gettext

_ = gettext


class PointResponse(Strict):
    """A cell of a run."""

    step: Annotated[int, Field(ge=1, le=MAX_SYMBOLS)]
    unit: Annotated[int, Field(ge=1, le=1024)]


class Hotspot(PageType[DrawnHotspot, RunTable, RunTable]):
    name, body, response = "hotspot", DrawnHotspot, PointResponse

    def title(self) -> str:
        return _("a step to find")

    def from_form(self, form: FormValues) -> dict[str, object]:
        found = re.fullmatch(r"([0-9]{1,4})\.([0-9]{1,4})", form.get("spot", ""), re.ASCII)
        return {"step": int(found[1]), "unit": int(found[2])} if found else {}

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return {"spot": [f"{response['step']}.{response['unit']}"]}

    def asked(self, _question: Question, body: DrawnHotspot, given: Given) -> RunTable:
        return run_table(body.run, body.units, shown=body.hotspot.mapped, chosen=first(given, "spot"))

    def marked(self, _question: Question, body: DrawnHotspot, answer: Answer) -> RunTable:
        chosen = (answer.response.get("step"), answer.response.get("unit"))

        def tones(step: int, unit: int) -> tuple[str, str]:
            hit, was_chosen = (step, unit) in body.hits, (step, unit) == chosen
            if not hit and not was_chosen:
                return "", ""
            tone, sign = ("right", "✓") if hit else ("wrong", "✗")
            return f"{tone} yours" if was_chosen else tone, sign

        return run_table(body.run, body.units, shown=True, tones=tones)

    def key_words(self, _question: Question, body: DrawnHotspot) -> str:
        if len(body.hits) != 1:
            return ""
        (step, unit), *_others = body.hits
        if not body.hotspot.by_cell:
            return _("step %(step)d", step=step)
        return _("step %(step)d, unit %(unit)d", step=step, unit=unit)

    def run(self, body: DrawnHotspot) -> RunOut:
        units, run = list(body.units), body.run
        values = [list(run.values[unit - 1]) for unit in units] if body.hotspot.mapped else None
        return RunOut(model=run.model, symbols=list(run.symbols), units=units, show=run.show, values=values)
