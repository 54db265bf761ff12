"""Retractions and restorations: an answer taken back, and put back."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from app.services.base.site import Site
from app.services.study.undoing import restore_answer, retract_answer
from app.study.questions import Question
from app.web.questions.links import question_url
from app.web.shared.context import current_context
from app.web.study.after import after_url
from app.web.study.forms import posted_answer_id

blueprint = Blueprint("retractions", __name__)


@blueprint.post("/retractions")
def create() -> Response:
    """Back to the question, which is asked again; from there the answer can be put back."""
    context, answer_id = current_context(), posted_answer_id()
    marked = retract_answer(context.site, context.person, answer_id, context.now)
    if marked.answer.round:
        return redirect(url_for("rounds.show_one", round_id=marked.answer.round, undone=answer_id), 303)
    return redirect(_question_or_around(context.site, marked.question, answer_id), 303)


@blueprint.post("/restorations")
def restore() -> Response:
    """On as after the answer itself: from there it can be taken back once more."""
    context = current_context()
    marked = restore_answer(context.site, context.person, posted_answer_id(), context.now)
    return redirect(after_url(marked), 303)


def _question_or_around(site: Site, taken_back: Question, answer_id: str) -> str:
    """The question as it is asked now; its set or the start where it is not asked any more."""
    study_set = site.library.sets.get(taken_back.set_id)
    if study_set is None:
        return url_for("home.index")
    question = study_set.question(taken_back.local_id)
    if question is None:
        return url_for("sets.overview", set_id=study_set.id)
    return question_url(question, undone=answer_id)
