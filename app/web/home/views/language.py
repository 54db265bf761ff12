"""The language of the interface, chosen."""

from datetime import timedelta
from urllib.parse import urlsplit

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.web.shared.bad_requests import UnknownLanguage
from app.web.shared.language import COOKIE, languages
from app.web.shared.security import A_YEAR

blueprint = Blueprint("language", __name__)


@blueprint.post("/language")
def choose() -> Response:
    chosen = request.form.get("language", "")
    if chosen not in languages():
        raise UnknownLanguage(chosen)
    response = redirect(_local(request.form.get("back", "/")), 303)
    COOKIE.give(response, chosen, timedelta(seconds=A_YEAR))
    return response


def _local(address: str) -> str:
    """`address` if it is a path of ours, else home: nobody is sent elsewhere."""
    parts = urlsplit(address)
    ours = not parts.scheme and not parts.netloc and address.startswith("/") and "\\" not in address
    return address if ours and address.isprintable() and not address.startswith("//") else "/"
