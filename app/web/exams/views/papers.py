"""Papers: what a test of a set would be."""

from flask import Blueprint

from app.services.exams.start import awaiting
from app.web.exams.paper import paper_page
from app.web.shared.context import current_context
from app.web.shared.render import show

blueprint = Blueprint("papers", __name__, url_prefix="/sets")


@blueprint.get("/<set_id>/test")
def show_one(set_id: str) -> str:
    context = current_context()
    return show(paper_page(context, awaiting(context.site, context.person, set_id, context.now)))
