"""The site, started by the first request that needs it."""

from flask import request

from app.web.hosting.views.health import blueprint as health
from app.web.shared.site import current_jobs


def start_site() -> None:
    """Before every request but a look at the health, which starts the site itself: a start that fails is its news."""
    if request.blueprint != health.name:
        current_jobs().start()
