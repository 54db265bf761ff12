"""A study set in full."""

from flask import Blueprint

from app.services.overviews.sets import set_overview
from app.web.sets.page import set_page
from app.web.shared.context import current_context
from app.web.shared.render import show

blueprint = Blueprint("sets", __name__, url_prefix="/sets")


@blueprint.get("/<set_id>")
def overview(set_id: str) -> str:
    context = current_context()
    return show(set_page(context, set_overview(context.site, context.person, set_id, context.today)))
