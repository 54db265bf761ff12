"""Settings: a page, and all that is stored of who asks for it."""

from flask import Blueprint, Response

from app.services.accounts.exporting import export, refuse_while_tested
from app.services.base.refusals import RunningTest
from app.web.accounts.page import settings_page
from app.web.shared.context import Context, current_context
from app.web.shared.render import show

blueprint = Blueprint("settings", __name__, url_prefix="/settings")


@blueprint.get("")
def index() -> str:
    context = current_context()
    return show(settings_page(context, tested=_is_tested(context)))


@blueprint.get("/keepgate-data.json")
def data() -> Response:
    """All of it, as a file. Raises RunningTest."""
    context = current_context()
    refuse_while_tested(context.site, context.person, context.now)
    found = export(context.site.database, context.person, context.now)
    reply = Response(found, content_type="application/json")
    reply.headers["Content-Disposition"] = "attachment; filename=keepgate-data.json"
    return reply


def _is_tested(context: Context) -> bool:
    try:
        refuse_while_tested(context.site, context.person, context.now)
    except RunningTest:
        return True
    return False
