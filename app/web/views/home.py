"""The home page: what is due, the sets, a strip of the lab."""

from flask import Blueprint

from app.services.overview import home
from app.web.pages.overview import home_page
from app.web.render import show
from app.web.site import current_site, now
from app.web.visitors import current_visitor

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def index() -> str:
    site = current_site()
    return show(home_page(home(site, current_visitor(), now()), site))
