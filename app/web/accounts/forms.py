"""The forms of the settings."""

from flask import request

from app.web.shared.bad_requests import Unconfirmed

LONGEST_ZONE = 64  # characters


def posted_zone() -> str:
    """The zone that was chosen; "" where it is left to the browser."""
    return request.form.get("zone", "")[:LONGEST_ZONE]


def confirmed() -> None:
    """Raises Unconfirmed where the box was not ticked."""
    if request.form.get("sure") != "yes":
        raise Unconfirmed
