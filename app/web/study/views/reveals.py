"""Reveals: a flashcard turned over."""

from flask import Blueprint, make_response
from werkzeug.wrappers import Response

from app.services.base.visiting import welcome
from app.services.study.rounds import wanted_in_set
from app.study.responses import Mode
from app.web.shared.render import show
from app.web.shared.site import current_site, now
from app.web.shared.visitors import current_visitor, remember_visitor
from app.web.study.asking import fresh_page
from app.web.study.forms import posted_reveal
from app.web.study.verdict import card_back_page

blueprint = Blueprint("reveals", __name__)


@blueprint.post("/reveals")
def create() -> Response | tuple[str, int]:
    site, visitor, moment = current_site(), current_visitor(), now()
    question_id, variant = posted_reveal()
    found = wanted_in_set(site, visitor, question_id, Mode.FLASHCARDS, moment, variant=variant)
    if not found.asked.was_shown_by(variant):
        return show(fresh_page(found, Mode.FLASHCARDS)), 409
    welcome(site, visitor, moment)
    page = card_back_page(found.asked, found.standing, site)
    return remember_visitor(make_response(show(page)), visitor)
