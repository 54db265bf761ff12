"""Progress: what was answered and how it went."""

from flask import Blueprint

from app.services.overviews.progress import progress
from app.web.progress.forms import asked_place
from app.web.progress.page import progress_page
from app.web.shared.context import current_context
from app.web.shared.render import show

blueprint = Blueprint("progress", __name__)


@blueprint.get("/progress")
def index() -> str:
    context, before = current_context(), asked_place()
    found = progress(context.site, context.person, context.today, before)
    return show(progress_page(context, found, before))
