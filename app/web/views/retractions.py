"""Retractions: an answer taken back."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from app.services.answering import retract_answer
from app.web.forms import posted_answer_id
from app.web.pages.asking import MODE_VIEWS
from app.web.site import current_site, now
from app.web.visitors import current_visitor

blueprint = Blueprint("retractions", __name__)


@blueprint.post("/retractions")
def create() -> Response:
    marked = retract_answer(current_site(), current_visitor().learner, posted_answer_id(), now())
    view, question = MODE_VIEWS[marked.answer.mode], marked.question
    return redirect(url_for(view, set_id=question.set_id, question=question.local_id), 303)
