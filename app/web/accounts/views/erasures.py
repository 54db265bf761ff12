"""Erasures: a learner asks to be forgotten."""

from flask import Blueprint, make_response
from werkzeug.wrappers import Response

from app.services.accounts.forgetting import forget
from app.web.accounts.forms import confirmed
from app.web.accounts.page import forgotten_page
from app.web.shared.context import current_context
from app.web.shared.render import show
from app.web.shared.visitors import forget_visitor

blueprint = Blueprint("erasures", __name__)


@blueprint.post("/erasures")
def create() -> Response:
    """Everything is deleted; where nothing was stored, or it was done before, the same is said. Raises Unconfirmed."""
    confirmed()
    context = current_context()
    forget(context.site.database, context.person, context.now)
    return forget_visitor(make_response(show(forgotten_page())))
