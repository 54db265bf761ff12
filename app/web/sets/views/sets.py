"""A study set in full."""

from flask import Blueprint

from app.services.overviews.sets import set_overview
from app.web.sets.finding import asked_search
from app.web.sets.page import set_page
from app.web.shared.context import current_context
from app.web.shared.render import show

blueprint = Blueprint("sets", __name__, url_prefix="/sets")


@blueprint.get("/<set_id>")
def overview(set_id: str) -> tuple[str, int]:
    """What of the address cannot be looked for is told on the page, which shows the rest."""
    context = current_context()
    found = set_overview(context.site, context.person, set_id, context.today)
    search, faults = asked_search(found)
    return show(set_page(context, found, search, faults)), 400 if faults else 200
