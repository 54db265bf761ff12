"""Recognising: who sends a request, by a session, by the token of a first visit, by a grant, or new.

A first visit has a random token and its time. The learner's id comes from it by HMAC, so every page of the visit shows
the same, and the first write makes the rows: from then on the token is the session's.
"""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta

from itsdangerous import BadSignature, Signer, TimestampSigner

from app.services.base.site import Site, Visitor
from app.services.base.visiting import has_rows, may_come_in, recognise

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}(?:\.[0-9a-f]{8})?")
VISIT_LASTS = timedelta(days=1)  # until its first write


@dataclass(frozen=True, slots=True)
class Credential:
    """What a request carries of its sender; `answer` is the id of the answer that it brings, "" for none."""

    token: str = ""
    grant: str = ""
    answer: str = ""


def visitor_of(site: Site, carried: Credential, now: datetime) -> Visitor | None:
    """Whoever can be recognised; None for somebody new."""
    return _by_token(site, carried.token, now) or _by_grant(site, carried, now)


def new_visitor(site: Site, now: datetime) -> Visitor:
    """Somebody on a first visit, without rows."""
    return _visiting(site, f"{secrets.token_urlsafe(32)}.{int(now.timestamp()):08x}")


def is_first_visit(token: str, now: datetime) -> bool:
    """Whether a token was made for a visit that may still become a session."""
    _random, _dot, since = token.partition(".")
    return bool(since) and abs(now.timestamp() - int(since, 16)) < VISIT_LASTS.total_seconds()


def grant_to(site: Site, visitor: Visitor) -> str:
    """What lets a program without cookies come back as this visitor; "" for one with a session."""
    return "" if visitor.known else _grants(site).sign(visitor.learner).decode()


def learner_of_old_page(site: Site, signed: str, visitor: Visitor) -> str:
    """For whom a page of version 0002 drew; "" where that cannot be known. Read for one release.

    It carried a newcomer's learner; else it was made for a session, and those of that time have no time in their token.
    """
    try:
        return Signer(site.secret, salt="learner").unsign(signed).decode()
    except (BadSignature, UnicodeError):
        return visitor.learner if visitor.known and "." not in visitor.token else ""


def _by_token(site: Site, token: str, now: datetime) -> Visitor | None:
    """Who has a session, or is on a first visit that has not written yet.

    A visit whose learner has rows, but no session any more, was ended: its token opens nothing.
    """
    if not TOKEN.fullmatch(token):
        return None
    if known := recognise(site, token, now):
        return known
    visitor = _visiting(site, token)
    if not is_first_visit(token, now):
        return None
    if not has_rows(site, visitor.learner):
        return visitor
    return recognise(site, token, now)  # the rows may have been made since the first look


def _by_grant(site: Site, carried: Credential, now: datetime) -> Visitor | None:
    """The learner that a reply named, until the first write, or for a repeat of it."""
    try:
        learner = _grants(site).unsign(carried.grant, max_age=int(VISIT_LASTS.total_seconds())).decode()
    except (BadSignature, UnicodeError):
        return None
    if not may_come_in(site, learner, carried.answer):
        return None
    # One session a learner, however often the first answer is sent.
    token = urlsafe_b64encode(_keyed(site, "session", learner)).decode().rstrip("=")
    return Visitor(learner, learner, token, known=False)


def _visiting(site: Site, token: str) -> Visitor:
    learner = _keyed(site, "learner", token).hex()[:32]
    return Visitor(learner, learner, token, known=False)


def _keyed(site: Site, purpose: str, text: str) -> bytes:
    return hmac.new(site.secret, f"{purpose}\n{text}".encode(), hashlib.sha256).digest()


def _grants(site: Site) -> TimestampSigner:
    return TimestampSigner(site.secret, salt="learner of a first visit", digest_method=hashlib.sha256)
