"""Reveals: a flashcard turned over."""

from flask import Blueprint, make_response
from werkzeug.wrappers import Response

from app.services.asking import next_in_set
from app.services.site import NotThere
from app.services.visiting import welcome
from app.study.next_question import Done
from app.study.responses import Mode
from app.web.forms import posted_reveal
from app.web.pages.marked import card_back_page
from app.web.render import show
from app.web.site import current_site, now
from app.web.visitors import current_visitor, remember_visitor

blueprint = Blueprint("reveals", __name__)


@blueprint.post("/reveals")
def create() -> Response:
    site, visitor, moment = current_site(), current_visitor(), now()
    set_id, _slash, local_id = posted_reveal().partition("/")
    found = next_in_set(site, visitor.learner, set_id, Mode.FLASHCARDS, moment, local_id)
    if isinstance(found.asked, Done):
        raise NotThere(local_id)
    welcome(site, visitor, moment)
    page = card_back_page(found.asked, found.standing, site)
    return remember_visitor(make_response(show(page)), visitor)
