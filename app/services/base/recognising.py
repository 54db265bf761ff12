"""Recognising: who sends a request, by a session, by the token of a first visit, by a grant, or new.

A first visit has a random token and its time. The learner's id comes from it by HMAC, so every page of the visit shows
the same, and the first write makes the rows: from then on the token is the session's.

Under HTTPS a cookie's name makes browsers take it from this very host alone. Whoever comes with one of the time before,
which anybody on the network could have read or a neighbouring host could have set, is recognised until their next
write; that gives them a new token, and the old one opens nothing any more. A token that was made under HTTPS says so,
and is not taken by the old name: so nobody can slip their own session to somebody else.
"""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from itsdangerous import BadSignature, Signer, TimestampSigner

from app.services.base.site import Site, Visitor
from app.services.base.visiting import has_rows, may_come_in, recognise

MADE_SECURE = "~"  # ends a token that was made under HTTPS
TOKEN = re.compile(rf"[A-Za-z0-9_-]{{43}}(?:\.[0-9a-f]{{8}})?{MADE_SECURE}?")
VISIT_LASTS = timedelta(days=1)  # until its first write


@dataclass(frozen=True, slots=True)
class Credential:
    """What a request carries of its sender; `answer` is the id of the answer that it brings, "" for none.

    `token` came under the name that only HTTPS has, `plain` under the one that anybody can set.
    """

    token: str = ""
    plain: str = ""
    grant: str = ""
    answer: str = ""


def visitor_of(site: Site, carried: Credential, now: datetime) -> Visitor | None:
    """Whoever can be recognised; None for somebody new."""
    by_name = _by_plain if site.secure else _by_token
    return _by_token(site, carried.token, now) or by_name(site, carried.plain, now) or _by_grant(site, carried, now)


def new_visitor(site: Site, now: datetime) -> Visitor:
    """Somebody on a first visit, without rows."""
    return _visiting(site, _made(site, f"{secrets.token_urlsafe(32)}.{int(now.timestamp()):08x}"))


def is_first_visit(token: str, now: datetime) -> bool:
    """Whether a token was made for a visit that may still become a session."""
    _random, _dot, since = token.rstrip(MADE_SECURE).partition(".")
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
        return visitor.learner if visitor.known and "." not in (visitor.replaces or visitor.token) else ""


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


def _by_plain(site: Site, token: str, now: datetime) -> Visitor | None:
    """Who comes with a session of the time before HTTPS; for a day after it was replaced too: that reply may be lost.

    A first visit is not taken over: anybody on the way can plant its token, and would share the session.
    """
    if not TOKEN.fullmatch(token) or token.endswith(MADE_SECURE):
        return None
    if before := recognise(site, token, now):
        return replace(before, token=_instead_of(site, token, now), replaces=token)
    replaced = (_instead_of(site, token, now - ago) for ago in (timedelta(0), VISIT_LASTS))
    known = next(filter(None, (recognise(site, one, now) for one in replaced)), None)
    return replace(known, replaces=token) if known else None


def _instead_of(site: Site, token: str, now: datetime) -> str:
    """What takes the place of a token on this day; without the secret nobody can know it."""
    return _made(site, _as_token(_keyed(site, f"instead on day {int(now.timestamp()) // 86_400} of", token)))


def _by_grant(site: Site, carried: Credential, now: datetime) -> Visitor | None:
    """The learner that a reply named, until the first write, or for a repeat of it."""
    try:
        learner = _grants(site).unsign(carried.grant, max_age=int(VISIT_LASTS.total_seconds())).decode()
    except (BadSignature, UnicodeError):
        return None
    if not may_come_in(site, learner, carried.answer):
        return None
    # One session a learner, however often the first answer is sent.
    token = _made(site, _as_token(_keyed(site, "session", learner)))
    return Visitor(learner, learner, token, known=False)


def _visiting(site: Site, token: str) -> Visitor:
    learner = _keyed(site, "learner", token).hex()[:32]
    return Visitor(learner, learner, token, known=False)


def _made(site: Site, token: str) -> str:
    """A new token, which says whether it was made under HTTPS."""
    return token + MADE_SECURE * site.secure


def _as_token(key: bytes) -> str:
    return urlsafe_b64encode(key).decode().rstrip("=")


def _keyed(site: Site, purpose: str, text: str) -> bytes:
    return hmac.new(site.secret, f"{purpose}\n{text}".encode(), hashlib.sha256).digest()


def _grants(site: Site) -> TimestampSigner:
    return TimestampSigner(site.secret, salt="learner of a first visit", digest_method=hashlib.sha256)
