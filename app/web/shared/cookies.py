"""Cookies: under HTTPS with a name that browsers take from this very host alone."""

from dataclasses import dataclass
from datetime import timedelta

from flask import current_app, request
from werkzeug.wrappers import Response

PREFIX = "__Host-"


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie of ours, by its name without a prefix."""

    name: str

    def said(self) -> tuple[str, str]:
        """What comes under the name that only HTTPS has, and under the plain one; "" for nothing."""
        return request.cookies.get(PREFIX + self.name, ""), request.cookies.get(self.name, "")

    def give(self, response: Response, value: str, lasts: timedelta) -> None:
        """Set it, by the name that this site has for it."""
        secure = current_app.config["SESSION_COOKIE_SECURE"]
        name = PREFIX * secure + self.name
        response.set_cookie(name, value, max_age=lasts, httponly=True, samesite="Lax", secure=secure)

    def take(self, response: Response) -> None:
        """Take it away, by whichever name it came."""
        response.delete_cookie(PREFIX + self.name, httponly=True, samesite="Lax", secure=True)
        self.take_plain(response)

    def take_plain(self, response: Response) -> None:
        """Take away the one with the plain name: it has been replaced."""
        response.delete_cookie(self.name, httponly=True, samesite="Lax")
