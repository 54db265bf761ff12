"""The home page: what is due, the sets, a strip of the lab."""

from flask import Blueprint

from app.services.overviews.home import home
from app.web.home.page import home_page
from app.web.shared.render import show
from app.web.shared.site import current_site, now
from app.web.shared.visitors import current_visitor

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def index() -> str:
    site = current_site()
    return show(home_page(home(site, current_visitor(), now()), site))
