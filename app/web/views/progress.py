"""Progress: what was answered and how it went."""

from flask import Blueprint

from app.services.overview import progress
from app.web.forms import asked_place
from app.web.pages.progress import progress_page
from app.web.render import show
from app.web.site import current_site, now
from app.web.visitors import current_visitor

blueprint = Blueprint("progress", __name__)


@blueprint.get("/progress")
def index() -> str:
    site, before = current_site(), asked_place()
    return show(progress_page(progress(site, current_visitor().person, now(), before), site, before))
