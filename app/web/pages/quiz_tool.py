"""From the lab to a question: what can be asked about the chosen cell."""

from dataclasses import dataclass

from flask import url_for

from app.lab.edits import written
from app.lab.probes import PROBES, Spot
from app.services.site import Site
from app.study.bodies import Computed
from app.study.questions import Question
from app.web.language import gettext
from app.web.pages.asking import spot_fields
from app.web.pages.lab_state import LabState
from app.web.pages.options import Fields, Option, gate_names

_ = gettext


@dataclass(frozen=True, slots=True)
class QuizTool:
    """The form that has a question asked about the chosen cell."""

    page_url: str
    fields: Fields
    questions: tuple[Option, ...]


def quiz_tool(site: Site, state: LabState) -> QuizTool | None:
    """The questions of the first set that has any about a cell."""
    spot = Spot(state.model, "", state.sequence, state.step, state.unit, "", written(state.edits))
    for study_set in site.library.sets.values():
        if asked := [question for question in study_set.questions if _about_cells(question)]:
            page = url_for("sets.quiz", set_id=study_set.id)
            return QuizTool(page, spot_fields(spot), tuple(_option(question, state.show) for question in asked))
    return None


def _about_cells(question: Question) -> bool:
    return isinstance(question.body, Computed) and PROBES[question.body.probe].at is not None


def _option(question: Question, show: str) -> Option:
    probe = PROBES[question.body.probe] if isinstance(question.body, Computed) else None
    shown = probe.shows[0] if probe and probe.shows else ""
    name = _names().get(probe.id if probe else "", "") or gate_names().get(shown, question.local_id)
    return Option(question.local_id, name, chosen=bool(show) and shown == show)


def _names() -> dict[str, str]:
    return {
        "memory-half-life": _("memory half-life"),
        "forget-product": _("product of forget gates"),
        "closing-step": _("the step where the gate closes"),
        "counting-unit": _("the unit that counts"),
    }
