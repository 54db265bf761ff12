"""Reveals: a flashcard turned over."""

from flask import Blueprint, make_response
from werkzeug.wrappers import Response

from app.services.base.visiting import welcome
from app.services.study.rounds import Wanted, wanted_round
from app.study.modes import Mode
from app.web.shared.context import current_context
from app.web.shared.render import show
from app.web.shared.visitors import remember_visitor
from app.web.study.asking import fresh_page
from app.web.study.forms import posted_reveal
from app.web.study.verdict import card_back_page

blueprint = Blueprint("reveals", __name__)


@blueprint.post("/reveals")
def create() -> Response | tuple[str, int]:
    context = current_context()
    question_id, variant = posted_reveal()
    wanted = Wanted(question_id, Mode.FLASHCARDS, variant=variant)
    found = wanted_round(context.site, context.visitor, wanted, context.today)
    if not found.asked.was_shown_by(variant):
        return show(fresh_page(context, found, Mode.FLASHCARDS)), 409
    welcome(context.site, context.visitor, context.now)
    return remember_visitor(make_response(show(card_back_page(context, found))), context.visitor)
