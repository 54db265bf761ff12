"""Retractions: an answer taken back."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from app.services.answering import retract_answer
from app.services.site import Site
from app.study.questions import Question
from app.web.forms import posted_answer_id
from app.web.pages.asking import question_url
from app.web.site import current_site, now
from app.web.visitors import current_visitor

blueprint = Blueprint("retractions", __name__)


@blueprint.post("/retractions")
def create() -> Response:
    site = current_site()
    marked = retract_answer(site, current_visitor().learner, posted_answer_id(), now())
    return redirect(_question_or_around(site, marked.question), 303)


def _question_or_around(site: Site, taken_back: Question) -> str:
    """The question as it is asked now; its set or the start where it is not asked any more."""
    study_set = site.library.sets.get(taken_back.set_id)
    if study_set is None:
        return url_for("home.index")
    question = study_set.question(taken_back.local_id)
    return question_url(question) if question else url_for("sets.overview", set_id=study_set.id)
