"""Progress: what was answered and how it went."""

from flask import Blueprint

from app.services.overviews.progress import progress
from app.web.progress.forms import asked_place
from app.web.progress.page import progress_page
from app.web.shared.render import show
from app.web.shared.site import current_site, now
from app.web.shared.visitors import current_visitor

blueprint = Blueprint("progress", __name__)


@blueprint.get("/progress")
def index() -> str:
    site, before = current_site(), asked_place()
    return show(progress_page(progress(site, current_visitor().person, now(), before), site, before))
