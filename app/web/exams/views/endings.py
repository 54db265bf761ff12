"""Endings: a test handed in."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.services.exams.attempt import hand_in, sitting
from app.web.exams.forms import attempt_key, credentials, posted_attempt_id
from app.web.exams.items import attempt_url, confirm_page
from app.web.shared.context import current_context
from app.web.shared.render import show

blueprint = Blueprint("endings", __name__)


@blueprint.post("/endings")
def create() -> Response | str:
    context, attempt_id = current_context(), posted_attempt_id()
    who = credentials(context)
    found = sitting(context.site, who, attempt_id, context.now)
    if found.open_items and not found.attempt.ended and "sure" not in request.form:
        return show(confirm_page(context, found, attempt_key()))
    hand_in(context.site, who, attempt_id, context.now)
    return redirect(attempt_url(found.attempt, attempt_key()), 303)
