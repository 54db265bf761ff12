"""What is stored, in plain words."""

from flask import Blueprint

from app.web.about.stored import privacy_page
from app.web.shared.render import show

blueprint = Blueprint("privacy", __name__)


@blueprint.get("/privacy")
def index() -> str:
    return show(privacy_page())
