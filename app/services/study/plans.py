"""The plan of a round that was not written yet: it travels in the address, signed, until its first answer."""

import hashlib
import hmac
import secrets
from uuid import UUID

from itsdangerous import BadSignature, URLSafeSerializer

from app.services.base.site import Site
from app.study.rounds import Choice, Round

LONGEST_PLAN = 6000  # characters of an address


def new_plan(site: Site, choice: Choice, questions: tuple[str, ...]) -> str:
    """A plan that is like no other."""
    return _signed(site).dumps([secrets.token_urlsafe(9), choice.plain(), questions])


def planned(site: Site, learner: str, plan: str) -> Round | None:
    """The round that a plan is for this learner, always under the same id; None where we did not make the plan."""
    try:
        _chance, plain, questions = _signed(site).loads(plan)
        choice = Choice.of(plain)
    except (BadSignature, KeyError, TypeError, ValueError):  # not ours, or of another version
        return None
    digest = hmac.new(site.secret, f"round\n{learner}\n{plan}".encode(), hashlib.sha256).digest()
    return Round(str(UUID(bytes=digest[:16], version=4)), learner, choice, tuple(questions))


def _signed(site: Site) -> URLSafeSerializer:
    return URLSafeSerializer(site.secret, salt="plan of a round")
