"""The site and the moment, as a view gets them."""

from datetime import UTC, datetime
from typing import cast

from flask import current_app

from app.services.site import Site

EXTENSION = "keepgate"


def current_site() -> Site:
    return cast(Site, current_app.extensions[EXTENSION])


def now() -> datetime:
    return datetime.now(UTC)
