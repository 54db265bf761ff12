"""Settings: a page, a form that is kept, and all that is stored of who asks for it."""

from flask import Blueprint, Response, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Reply

from app.services.accounts.exporting import export, refuse_while_tested
from app.services.accounts.settings import choose, settings_of
from app.services.base.refusals import RunningTest
from app.web.accounts.forms import Wanted, posted, read, texts_of
from app.web.accounts.page import Filled, settings_page
from app.web.shared.context import Context, current_context
from app.web.shared.language import keep_language
from app.web.shared.render import show
from app.web.shared.theme import keep_theme
from app.web.shared.visitors import remember_visitor

blueprint = Blueprint("settings", __name__, url_prefix="/settings")


@blueprint.get("")
def index() -> str:
    context = current_context()
    settings = settings_of(context.site, context.visitor)
    return show(settings_page(context, settings, tested=_is_tested(context), saved="saved" in request.args))


@blueprint.post("")
def save() -> Reply | tuple[str, int]:
    """What was changed is kept, or nothing where a field is wrong: the form then comes back as it was filled in."""
    context = current_context()
    settings = settings_of(context.site, context.visitor)
    before = texts_of(settings, context.site.library.sets)
    said = posted(before)
    wanted = read(before, said, settings, context.today.calendar_day)
    if not isinstance(wanted, Wanted):
        page = settings_page(context, settings, tested=_is_tested(context), sent=Filled(said, wanted))
        return show(page), 422
    reply = make_response(redirect(url_for("settings.index", saved="1"), 303))
    if wanted.language != before["language"]:
        keep_language(reply, wanted.language)
    if wanted.theme != before["theme"]:
        keep_theme(reply, wanted.theme)
    if choose(context.site, context.visitor, wanted.settings, context.now):
        return remember_visitor(reply, context.visitor)
    return reply


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
