"""From the lab to a question: what can be asked about the chosen cell, and which other cells could be asked about."""

from dataclasses import dataclass

from flask import url_for

from app.lab.edits.notation import written
from app.lab.generators import Spot
from app.services.lab.questions import CellQuestion, CellQuestions, Elsewhere
from app.web.lab.state import Scene
from app.web.question_types.options import Fields, Option
from app.web.questions.links import spot_fields
from app.web.shared.lab_address import LabState
from app.web.shared.language import gettext
from app.web.shared.quantities import full_names

_ = gettext


@dataclass(frozen=True, slots=True)
class OtherCell:
    """Another cell, what can be asked there and not here, and the address that moves the cursor to it."""

    where: str
    asked: str
    url: str


@dataclass(frozen=True, slots=True)
class QuizTool:
    """The form that has a question asked about the chosen cell; without questions the cell makes no fair one."""

    page_url: str
    fields: Fields
    where: str
    unfair: str  # why nothing can be asked here, where that is so
    questions: tuple[Option, ...]
    others: tuple[OtherCell, ...]


def quiz_tool(found: CellQuestions | None, scene: Scene) -> QuizTool | None:
    """The questions that were found about the chosen cell; None where no set asks about cells."""
    if found is None:
        return None
    state = scene.state
    spot = Spot(state.model, "", state.sequence, state.step, state.unit, "", written(state.edits))
    return QuizTool(
        page_url=url_for("rounds.quiz", set_id=found.study_set.id),
        fields=spot_fields(spot),
        where=_where(scene, state.step, state.unit),
        unfair="" if found.questions else _unfair(scene),
        questions=tuple(
            Option(one.question.local_id, _name(one), bool(state.show) and one.topic.quantity == state.show)
            for one in found.questions
        ),
        others=_others(found.elsewhere, scene),
    )


def _where(scene: Scene, step: int, unit: int) -> str:
    """A cell in words; where there is but one unit, it is not named."""
    if scene.trace.model.units == 1:
        return _("step %(step)d", step=step)
    return _("step %(step)d, unit %(unit)d", step=step, unit=unit)


def _unfair(scene: Scene) -> str:
    state = scene.state
    where = _where(scene, state.step, state.unit)
    if state.step == scene.trace.steps_of_layer(state.step).start:
        return _("No fair question can be made of %(where)s: no memory comes before it.", where=where)
    return _(
        "No fair question can be made of %(where)s: a number is held or too small, or two answers would be alike.",
        where=where,
    )


def _others(elsewhere: tuple[Elsewhere, ...], scene: Scene) -> tuple[OtherCell, ...]:
    """The cells in the order in which they were found, each with all that can be asked there."""
    by_place: dict[tuple[int, int], list[CellQuestion]] = {}
    for one in elsewhere:
        by_place.setdefault((one.step, one.unit), []).append(one.asked)
    return tuple(
        OtherCell(_where(scene, *place), ", ".join(map(_name, asked)), _url(scene.state, place, asked[0]))
        for place, asked in by_place.items()
    )


def _url(state: LabState, place: tuple[int, int], asked: CellQuestion) -> str:
    return state.url(step=place[0], unit=place[1], tool="quiz", show=asked.topic.quantity or state.show)


def _name(one: CellQuestion) -> str:
    """By the quantity that it asks for."""
    local_id = one.question.local_id
    return _names().get(one.topic.generator) or full_names().get(one.topic.quantity, local_id)


def _names() -> dict[str, str]:
    return {
        "memory-half-life": _("memory half-life: how many steps until half is left"),
        "forget-product": _("product of forget gates"),
        "closing-step": _("the step where the gate closes"),
    }
