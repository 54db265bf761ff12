"""The home page: what is due, the nearest exam, this week, the sets, a strip of the lab."""

from flask import Blueprint

from app.services.overviews.home import home
from app.web.home.page import home_page
from app.web.shared.context import current_context
from app.web.shared.render import show
from app.web.shared.weekdays import first_weekday

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def index() -> str:
    context = current_context()
    return show(home_page(context, home(context.site, context.visitor, context.today, first_weekday())))
