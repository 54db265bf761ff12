"""From the lab to a question: what can be asked about the chosen cell."""

from dataclasses import dataclass

from flask import url_for

from app.lab.edits import written
from app.lab.probes import PROBES, Spot, Tolerance, Unposable, pose_at
from app.services.base.site import Site
from app.study.model_bodies import Computed
from app.study.questions import Question
from app.web.lab.state import Scene
from app.web.question_types.options import Fields, Option, gate_names
from app.web.shared.language import gettext
from app.web.study.asking import spot_fields

_ = gettext


@dataclass(frozen=True, slots=True)
class QuizTool:
    """The form that has a question asked about the chosen cell; without questions the cell makes no fair one."""

    page_url: str
    fields: Fields
    questions: tuple[Option, ...]


def quiz_tool(site: Site, scene: Scene) -> QuizTool | None:
    """The questions of the first set that asks about cells; None where no set does."""
    state = scene.state
    spot = Spot(state.model, "", state.sequence, state.step, state.unit, "", written(state.edits))
    for study_set in site.library.sets.values():
        if asked := [question for question in study_set.questions if _probe(question)]:
            options = tuple(_option(question, state.show) for question in asked if _is_fair(question, scene))
            return QuizTool(url_for("sets.quiz", set_id=study_set.id), spot_fields(spot), options)
    return None


def _probe(question: Question) -> tuple[str, Tolerance] | None:
    """The probe of a question that can be asked about a cell, and its tolerance."""
    match question.body:
        case Computed(probe=probe, tolerance=tolerance) if PROBES[probe].at is not None:
            return probe, tolerance
    return None


def _is_fair(question: Question, scene: Scene) -> bool:
    found, state = _probe(question), scene.state
    try:
        return found is not None and bool(pose_at(PROBES[found[0]], scene.trace, state.step, state.unit, found[1]))
    except Unposable:
        return False


def _option(question: Question, show: str) -> Option:
    """By the quantity that it asks for; the one that is looked at is chosen."""
    probe = (_probe(question) or ("", None))[0]
    shown = next(iter(PROBES[probe].shows), "")
    name = _names().get(probe) or gate_names().get(shown, question.local_id)
    return Option(question.local_id, name, chosen=bool(show) and shown == show)


def _names() -> dict[str, str]:
    return {
        "memory-half-life": _("memory half-life"),
        "forget-product": _("product of forget gates"),
        "closing-step": _("the step where the gate closes"),
        "counting-unit": _("the unit that counts"),
    }
