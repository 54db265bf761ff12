"""Endings: a test handed in."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.services.exams.attempt import sitting
from app.web.exams.ending import ending
from app.web.exams.forms import credentials, posted_attempt_id
from app.web.shared.context import current_context

blueprint = Blueprint("endings", __name__)


@blueprint.post("/endings")
def create() -> Response | str:
    context = current_context()
    found = sitting(context.site, credentials(context), posted_attempt_id(), context.now)
    return ending(context, found, sure="sure" in request.form)
