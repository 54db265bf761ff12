"""Attempts: a test started, sat, and looked at when it has ended."""

from flask import Blueprint, make_response, redirect, request
from werkzeug.wrappers import Response

from app.services.exams.attempt import sitting
from app.services.exams.start import start
from app.web.exams.attempt_page import attempt_page
from app.web.exams.forms import asked_number, attempt_key, credentials, posted_start
from app.web.exams.items import Said
from app.web.exams.places import item_url
from app.web.shared.context import current_context
from app.web.shared.language import gettext as _
from app.web.shared.render import show
from app.web.shared.visitors import remember_visitor

blueprint = Blueprint("attempts", __name__)


@blueprint.post("/attempts")
def create() -> Response:
    set_id, attempt_id = posted_start()
    context = current_context()
    attempt = start(context.site, context.visitor, set_id, attempt_id, context.now)
    address = item_url(attempt, 1, key="")  # by its number, so that a reload stays there
    return remember_visitor(make_response(redirect(address, 303)), context.visitor)


@blueprint.get("/attempts/<uuid:attempt_id>")
def show_one(attempt_id: object) -> str:
    context = current_context()
    found = sitting(context.site, credentials(context), str(attempt_id), context.now)
    notice = _("Saved") if request.args.get("saved") else ""
    return show(attempt_page(context, found, asked_number(), Said(attempt_key(), notice)))
