"""The style guide: every component, live."""

from flask import Blueprint

from app.web.pages.styleguide import styleguide_page
from app.web.render import show

blueprint = Blueprint("styleguide", __name__)


@blueprint.get("/styleguide")
def index() -> str:
    return show(styleguide_page())
