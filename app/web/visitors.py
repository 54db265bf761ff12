"""The visitor of a request: by the session cookie, by the page they were given, or new."""

import re
import secrets
import uuid

from flask import Response, current_app, g, request
from itsdangerous import BadSignature, Signer

from app.services.answering import Marked
from app.services.site import Visitor
from app.services.visiting import SESSION_LASTS, recognise
from app.web.site import current_site, now

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def cookie_name() -> str:
    """With HTTPS the prefix makes browsers refuse the cookie to anyone but this very host."""
    return "__Host-keepgate" if current_app.config["SESSION_COOKIE_SECURE"] else "keepgate"


def current_visitor() -> Visitor:
    if "visitor" not in g:
        g.visitor = _recognised() or Visitor(_learner_of_page(), secrets.token_urlsafe(32), known=False)
    visitor: Visitor = g.visitor
    return visitor


def _recognised() -> Visitor | None:
    token = request.cookies.get(cookie_name(), "")
    return recognise(current_site(), token, now()) if TOKEN.fullmatch(token) else None


def _learner_of_page() -> str:
    """The learner that the page was made for: so that two first answers, or one sent twice, are one learner's."""
    try:
        return _signer().unsign(_carried()).decode()
    except (BadSignature, UnicodeError):
        return uuid.uuid4().hex


def _carried() -> str:
    """What a form, or a JSON body, brings back of the page or the reply that it answers."""
    body = request.get_json(silent=True) if request.is_json else request.form
    carried = body.get("learner") if isinstance(body, dict) else None
    return carried if isinstance(carried, str) else ""


def signed_learner(visitor: Visitor) -> str:
    """What a page carries for a visitor without a session; nothing for one with."""
    return "" if visitor.known else _signer().sign(visitor.learner).decode()


def _signer() -> Signer:
    return Signer(current_site().secret, salt="learner")


def remember_answerer(response: Response, visitor: Visitor, marked: Marked) -> Response:
    """As `remember_visitor`, unless the reply is the stored one to somebody else: then nobody was let in."""
    return remember_visitor(response, visitor) if marked.answer.learner == visitor.learner else response


def remember_visitor(response: Response, visitor: Visitor) -> Response:
    """Give a visitor who was just let in the cookie of the session."""
    if not visitor.known:
        response.set_cookie(
            cookie_name(),
            visitor.token,
            max_age=SESSION_LASTS,
            httponly=True,
            samesite="Lax",
            secure=current_app.config["SESSION_COOKIE_SECURE"],
        )
    return response
