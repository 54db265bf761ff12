"""Endings: a test handed in."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.services.exams.attempt import hand_in, sitting
from app.web.exams.forms import attempt_key, posted_attempt_id
from app.web.exams.items import attempt_url, confirm_page
from app.web.exams.views.attempts import credentials
from app.web.shared.render import show
from app.web.shared.site import current_site, now

blueprint = Blueprint("endings", __name__)


@blueprint.post("/endings")
def create() -> Response | str:
    site, who, attempt_id = current_site(), credentials(), posted_attempt_id()
    found = sitting(site, who, attempt_id, now())
    if found.open_items and not found.attempt.ended and "sure" not in request.form:
        return show(confirm_page(site, found, attempt_key()))
    hand_in(site, who, attempt_id, now())
    return redirect(attempt_url(found.attempt, attempt_key()), 303)
