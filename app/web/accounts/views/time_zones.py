"""The time zone whose days are counted, chosen."""

from flask import Blueprint, make_response, redirect, url_for
from werkzeug.wrappers import Response

from app.services.accounts.settings import choose_zone
from app.web.accounts.forms import posted_zone
from app.web.shared.context import current_context
from app.web.shared.visitors import remember_visitor

blueprint = Blueprint("time_zones", __name__)


@blueprint.post("/time-zones")
def choose() -> Response:
    """Back to the settings. Raises UnknownZone."""
    context = current_context()
    choose_zone(context.site, context.visitor, posted_zone(), context.now)
    return remember_visitor(make_response(redirect(url_for("settings.index"), 303)), context.visitor)
