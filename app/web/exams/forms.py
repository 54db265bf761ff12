"""Forms and addresses of tests, read into what the services take."""

import re

from flask import request

from app.services.exams.attempt import Credentials
from app.web.shared.context import Context
from app.web.shared.forms import ANSWER_ID, SET_ID, field

ATTEMPT_KEY = re.compile(r"[A-Za-z0-9_-]{22}")
NUMBER = re.compile(r"[1-9][0-9]{0,2}")


def posted_start() -> tuple[str, str]:
    """The set to be tested in, and the id that the page made for the attempt."""
    return field("set", SET_ID), field("id", ANSWER_ID)


def posted_attempt_id() -> str:
    return field("attempt", ANSWER_ID)


def attempt_key() -> str:
    """What the address or the form holds to open an attempt with; "" for nothing that could be one."""
    return _key(request.values.get("key", ""))


def seat() -> str:
    """The same, as the forms of a test carry it: it opens the attempt where the cookie has gone since."""
    return _key(request.form.get("seat", ""))


def _key(text: str) -> str:
    return text if ATTEMPT_KEY.fullmatch(text) else ""


def credentials(context: Context) -> Credentials:
    """Whose attempts may be opened by this request."""
    return Credentials(context.person, attempt_key() or seat())


def lost_its_cookie(context: Context, person: str) -> bool:
    """Whether a test of `person` was opened by one of its forms alone."""
    return not attempt_key() and context.person != person


def next_key(context: Context, person: str) -> str:
    """What the links of the next page open a test of `person` with; "" where the cookie does."""
    return seat() if lost_its_cookie(context, person) else attempt_key()


def asked_number() -> int | None:
    """The item that the address asks for."""
    asked = request.args.get("item", "")
    return int(asked) if NUMBER.fullmatch(asked) else None
