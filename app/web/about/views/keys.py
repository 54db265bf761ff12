"""Every key that does something."""

from flask import Blueprint

from app.web.about.shortcuts import keys_page
from app.web.shared.render import show

blueprint = Blueprint("keys", __name__)


@blueprint.get("/keys")
def index() -> str:
    return show(keys_page())
