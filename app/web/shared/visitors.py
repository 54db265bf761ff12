"""The visitor of a request: by the session, by the cookie of a first visit, by a grant, or new.

A first page sets a cookie with a random token and its time. The learner's id comes from it by HMAC, so every page of
the visit shows the same, and the first write makes the rows: from then on the cookie is the session's.
"""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta

from flask import Flask, Response, current_app, g, request
from itsdangerous import BadSignature, Signer, TimestampSigner

from app.services.base.site import Visitor
from app.services.base.visiting import SESSION_LASTS, has_rows, may_come_in, recognise
from app.services.study.answering import Marked
from app.web.shared.site import current_site, now

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}(?:\.[0-9a-f]{8})?")
VISIT_LASTS = timedelta(days=1)  # until its first write


def cookie_name() -> str:
    """With HTTPS the prefix makes browsers refuse the cookie to anyone but this very host."""
    return "__Host-keepgate" if current_app.config["SESSION_COOKIE_SECURE"] else "keepgate"


def current_visitor() -> Visitor:
    if "visitor" not in g:
        g.visitor = _recognised() or _granted() or _new()
    visitor: Visitor = g.visitor
    return visitor


def _recognised() -> Visitor | None:
    """Who has a session, or is on a first visit that has not written yet.

    A visit whose learner has rows, but no session any more, was ended: its cookie opens nothing.
    """
    token = request.cookies.get(cookie_name(), "")
    if not TOKEN.fullmatch(token):
        return None
    if known := recognise(current_site(), token, now()):
        return known
    visitor = _visiting(token)
    if not _is_fresh(token, now()):
        return None
    if not has_rows(current_site(), visitor.learner):
        return visitor
    return recognise(current_site(), token, now())  # the rows may have been made since the first look


def _visiting(token: str) -> Visitor:
    learner = _keyed("learner", token).hex()[:32]
    return Visitor(learner, learner, token, known=False)


def _is_fresh(token: str, moment: datetime) -> bool:
    _random, _dot, since = token.partition(".")
    return bool(since) and abs(moment.timestamp() - int(since, 16)) < VISIT_LASTS.total_seconds()


def _new() -> Visitor:
    g.greet = True
    return _visiting(f"{secrets.token_urlsafe(32)}.{int(now().timestamp()):08x}")


def _granted() -> Visitor | None:
    """A program without cookies: the learner that a reply named, until the first write, or for a repeat of it."""
    try:
        learner = _grants().unsign(_carried("learner"), max_age=int(VISIT_LASTS.total_seconds())).decode()
    except (BadSignature, UnicodeError):
        return None
    answer_id = _carried("id") if request.endpoint == "api.answer" else ""
    if not may_come_in(current_site(), learner, answer_id):
        return None
    # One session a learner, however often the first answer is sent.
    token = urlsafe_b64encode(_keyed("session", learner)).decode().rstrip("=")
    return Visitor(learner, learner, token, known=False)


def _keyed(purpose: str, text: str) -> bytes:
    return hmac.new(current_site().secret, f"{purpose}\n{text}".encode(), hashlib.sha256).digest()


def _carried(name: str) -> str:
    """What a JSON body, or a form, says under this name."""
    body = request.get_json(silent=True) if request.is_json else request.form
    carried = body.get(name) if isinstance(body, dict) else None
    return carried if isinstance(carried, str) else ""


def granted_learner(visitor: Visitor) -> str:
    """What a JSON reply carries for a visitor without a session; nothing for one with."""
    return "" if visitor.known else _grants().sign(visitor.learner).decode()


def _grants() -> TimestampSigner:
    return TimestampSigner(current_site().secret, salt="learner of a first visit", digest_method=hashlib.sha256)


def learner_of_old_page() -> str:
    """For whom a page of version 0002 drew; "" where that cannot be known. Read for one release.

    It carried a newcomer's learner; else it was made for a session, and those of that time have no time in their token.
    """
    try:
        return Signer(current_site().secret, salt="learner").unsign(_carried("learner")).decode()
    except (BadSignature, UnicodeError):
        visitor = current_visitor()
        return visitor.learner if visitor.known and "." not in visitor.token else ""


def greet(app: Flask) -> None:
    """Give a new visitor the cookie of the visit, with the first reply that knew them."""

    @app.after_request
    def set_cookie(response: Response) -> Response:
        if g.pop("greet", False):
            _set_cookie(response, current_visitor().token, VISIT_LASTS)
        return response


def remember_answerer(response: Response, visitor: Visitor, marked: Marked) -> Response:
    """As `remember_visitor`, unless the reply is the stored one to somebody else: then nobody was let in."""
    return remember_visitor(response, visitor) if marked.answer.learner == visitor.learner else response


def remember_visitor(response: Response, visitor: Visitor) -> Response:
    """Give a visitor who was just let in the cookie of the session; also where a reply that had it may be lost."""
    if not visitor.known or _is_fresh(visitor.token, now()):
        g.pop("greet", None)
        _set_cookie(response, visitor.token, SESSION_LASTS)
    return response


def _set_cookie(response: Response, token: str, lasts: timedelta) -> None:
    response.set_cookie(
        cookie_name(),
        token,
        max_age=lasts,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )
