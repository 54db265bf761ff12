"""From the lab to a question: what can be asked about the chosen cell."""

from dataclasses import dataclass

from flask import url_for

from app.lab.edits import written
from app.lab.probes import Spot
from app.services.base.site import Site
from app.study.cell_questions import is_fair_at, topic
from app.study.question_types.base import Topic
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
        if asked := [(question, found) for question in study_set.questions if (found := topic(question))]:
            fair = ((q, found) for q, found in asked if is_fair_at(q, scene.trace, state.step, state.unit))
            options = tuple(_option(question, found, state.show) for question, found in fair)
            return QuizTool(url_for("sets.quiz", set_id=study_set.id), spot_fields(spot), options)
    return None


def _option(question: Question, found: Topic, show: str) -> Option:
    """By the quantity that it asks for; the one that is looked at is chosen."""
    name = _names().get(found.generator) or gate_names().get(found.quantity, question.local_id)
    return Option(question.local_id, name, chosen=bool(show) and found.quantity == show)


def _names() -> dict[str, str]:
    return {
        "memory-half-life": _("memory half-life"),
        "forget-product": _("product of forget gates"),
        "closing-step": _("the step where the gate closes"),
        "counting-unit": _("the unit that counts"),
    }
