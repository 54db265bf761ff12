"""What Keepgate is."""

from flask import Blueprint

from app.web.about.page import about_page
from app.web.shared.context import current_context
from app.web.shared.render import show

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def index() -> str:
    return show(about_page(current_context().site))
