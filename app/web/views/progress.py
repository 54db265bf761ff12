"""Progress: what was answered and how it went."""

from flask import Blueprint

from app.services.overview import progress
from app.web.pages.progress import progress_page
from app.web.render import show
from app.web.site import current_site, now
from app.web.visitors import current_visitor

blueprint = Blueprint("progress", __name__)


@blueprint.get("/progress")
def index() -> str:
    site = current_site()
    return show(progress_page(progress(site, current_visitor().learner, now()), site))
