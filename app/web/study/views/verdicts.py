"""Verdicts: an answer, looked at as it was marked."""

from flask import Blueprint

from app.services.base.refusals import NotThere
from app.services.study.answering import Marked, marked_answer
from app.services.study.rounds import standing_in_set
from app.study.next_question import Standing
from app.web.shared.context import Context, current_context
from app.web.shared.render import show
from app.web.study.verdict import marked_page

blueprint = Blueprint("verdicts", __name__)


@blueprint.get("/answers/<uuid:answer_id>")
def show_one(answer_id: object) -> str:
    context = current_context()
    marked = marked_answer(context.site, context.person, str(answer_id), context.now)
    return show(marked_page(context, marked, _standing(context, marked)))


def _standing(context: Context, marked: Marked) -> Standing | None:
    """None where the set is no longer published: its answers can still be looked at."""
    asked = (marked.question.set_id, marked.answer.mode, context.today)
    try:
        return standing_in_set(context.site, context.person, *asked)
    except NotThere:
        return None
