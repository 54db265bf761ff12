"""From the lab to a question: what can be asked about the chosen cell."""

from dataclasses import dataclass

from flask import url_for

from app.lab.edits.notation import written
from app.lab.generators import Spot
from app.services.lab.questions import CellQuestion, CellQuestions
from app.web.question_types.options import Fields, Option
from app.web.questions.links import spot_fields
from app.web.shared.lab_address import LabState
from app.web.shared.language import gettext
from app.web.shared.quantities import full_names

_ = gettext


@dataclass(frozen=True, slots=True)
class QuizTool:
    """The form that has a question asked about the chosen cell; without questions the cell makes no fair one."""

    page_url: str
    fields: Fields
    questions: tuple[Option, ...]


def quiz_tool(found: CellQuestions | None, state: LabState) -> QuizTool | None:
    """The questions that were found about the chosen cell; None where no set asks about cells."""
    if found is None:
        return None
    spot = Spot(state.model, "", state.sequence, state.step, state.unit, "", written(state.edits))
    options = tuple(_option(one, state.show) for one in found.questions)
    return QuizTool(url_for("rounds.quiz", set_id=found.study_set.id), spot_fields(spot), options)


def _option(one: CellQuestion, show: str) -> Option:
    """By the quantity that it asks for; the one that is looked at is chosen."""
    local_id = one.question.local_id
    name = _names().get(one.topic.generator) or full_names().get(one.topic.quantity, local_id)
    return Option(local_id, name, chosen=bool(show) and one.topic.quantity == show)


def _names() -> dict[str, str]:
    return {
        "memory-half-life": _("memory half-life"),
        "forget-product": _("product of forget gates"),
        "closing-step": _("the step where the gate closes"),
    }
