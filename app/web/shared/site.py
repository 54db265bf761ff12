"""The site and the moment, as a view gets them."""

from datetime import UTC, datetime
from typing import cast

from flask import current_app

from app.services.base.site import Site

EXTENSION = "keepgate"


def current_site() -> Site:
    return cast(Site, current_app.extensions[EXTENSION])


def now() -> datetime:
    """The moment, to the millisecond: what the log keeps, so that a stored reply is the reply that was given."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
