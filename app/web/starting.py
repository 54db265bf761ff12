"""The site, started by the first request that needs it."""

from flask import request

from app.web.site import current_site
from app.web.views.health import blueprint as health


def start_site() -> None:
    """Before every request but a look at the health, which starts the site itself: a start that fails is its news."""
    if request.blueprint != health.name:
        current_site().start()
