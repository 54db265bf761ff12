"""Reveals: a flashcard turned over."""

from flask import Blueprint, make_response
from werkzeug.wrappers import Response

from app.services.base.visiting import welcome
from app.services.study.one_question import Wanted, wanted_question
from app.study.modes import Mode
from app.web.questions.place import posted_place
from app.web.shared.context import current_context
from app.web.shared.render import show
from app.web.shared.visitors import remember_visitor
from app.web.study.asking import changed, question_page
from app.web.study.forms import posted_reveal
from app.web.study.placed import placed_as_sent
from app.web.study.verdict import card_back_page

blueprint = Blueprint("reveals", __name__)


@blueprint.post("/reveals")
def create() -> Response | tuple[str, int]:
    context = current_context()
    question_id, variant = posted_reveal()
    wanted = Wanted(question_id, Mode.FLASHCARDS, variant=variant)
    where = placed_as_sent(context, posted_place())
    found = wanted_question(context.site, context.visitor, wanted, context.today)
    if not found.was_shown_by(variant):
        return show(question_page(context, found, Mode.FLASHCARDS, told=changed(), where=where)), 409
    welcome(context.site, context.visitor, context.now)
    return remember_visitor(make_response(show(card_back_page(context, found, where))), context.visitor)
