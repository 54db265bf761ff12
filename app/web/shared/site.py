"""The site and the moment, as a view gets them."""

from datetime import UTC, datetime
from typing import cast

from flask import current_app

from app.services.base.site import Site
from app.services.hosting.jobs import Jobs

EXTENSION = "keepgate"
JOBS = "keepgate.jobs"


def current_site() -> Site:
    return cast(Site, current_app.extensions[EXTENSION])


def current_jobs() -> Jobs:
    return cast(Jobs, current_app.extensions[JOBS])


def now() -> datetime:
    """The moment, to the millisecond: what the log keeps, so that a stored reply is the reply that was given."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
