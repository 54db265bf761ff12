"""Verdicts: an answer, looked at as it was marked."""

from flask import Blueprint

from app.services.study.answering import marked_answer
from app.web.shared.context import current_context
from app.web.shared.render import show
from app.web.study.verdict import marked_page

blueprint = Blueprint("verdicts", __name__)


@blueprint.get("/answers/<uuid:answer_id>")
def show_one(answer_id: object) -> str:
    context = current_context()
    marked = marked_answer(context.site, context.person, str(answer_id), context.now)
    return show(marked_page(context, marked))
