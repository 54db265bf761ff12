"""The cells of the lab that show an answer."""

from flask import url_for

from app.lab.generators import Spot
from app.services.base.site import Site
from app.services.study.answering import Marked
from app.study.feedback import key_text, spot
from app.study.questions import LabLink, Question


def lab_url(question: Question, link: LabLink | None, answer_id: str = "") -> str:
    """The lab at the very cell that shows the answer, with the way back: to an answer, where one was given."""
    if link is None:
        return ""
    return url_for(
        "lab.model",
        model_id=link.model,
        sequence=link.sequence,
        step=link.step,
        unit=link.unit,
        show=link.show,
        question=question.id,
        answer=answer_id or None,
    )


def seen_in_lab(site: Site, marked: Marked) -> str:
    """The lab where the question came from, with what was said beside what is true; else the question's own link.

    Only where the lab has the very weights that the question was made with.
    """
    shown = spot(marked.question)
    if shown is None:
        return lab_url(marked.question, marked.question.lab, marked.answer.id)
    model = site.library.models.get(shown.model)
    if model is None or model.digest != shown.digest:
        return ""
    said = str(marked.answer.response.get("text", ""))
    return spot_url(shown, marked.question.id, marked.answer.id, said=said, truth=key_text(marked.question))


def spot_url(spot: Spot, question_id: str = "", answer_id: str = "", said: str = "", truth: str = "") -> str:
    """The lab's page of a cell, with the way back: to an answer, where one was given."""
    return url_for(
        "lab.model",
        model_id=spot.model,
        sequence=spot.sequence,
        step=spot.step,
        unit=spot.unit,
        show=spot.show,
        do=spot.edits or None,
        question=question_id or None,
        answer=answer_id or None,
        said=said or None,
        truth=truth if said else None,
        _anchor="cell" if said else None,
    )
