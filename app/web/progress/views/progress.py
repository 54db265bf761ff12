"""Progress: what was answered and how it went."""

from flask import Blueprint

from app.services.overviews.progress import progress
from app.web.progress.forms import asked_page
from app.web.progress.page import progress_page
from app.web.shared.context import current_context
from app.web.shared.render import show
from app.web.shared.weekdays import first_weekday

blueprint = Blueprint("progress", __name__)


@blueprint.get("/progress")
def index() -> tuple[str, int]:
    """What of the address cannot be read is told on the page that is shown all the same."""
    context = current_context()
    wanted, faults = asked_page()
    found = progress(context.site, context.person, context.today, wanted, first_weekday())
    return show(progress_page(context, found, wanted, faults)), 400 if faults else 200
