"""The style guide: every component, live."""

from flask import Blueprint

from app.web.hosting.styleguide import styleguide_page
from app.web.shared.render import show

blueprint = Blueprint("styleguide", __name__)


@blueprint.get("/styleguide")
def index() -> str:
    return show(styleguide_page())
