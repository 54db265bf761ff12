"""Which page of the history an address asks for, and what of it cannot be read."""

import re

from flask import request

from app.services.overviews.progress import PageAsked
from app.study.answer_log import Kind, Place
from app.web.shared.language import gettext

_ = gettext
PLACE = re.compile(r"([0-9]{1,15})-([0-9]{1,15})", re.ASCII)


def asked_page() -> tuple[PageAsked, tuple[str, ...]]:
    """The page that the address asks for, and a sentence for each part of it that nobody can read."""
    faults: list[str] = []
    kind = _kind(request.args.get("show", ""), faults)
    after = _place(request.args.get("after", ""), faults)
    before = None if after else _place(request.args.get("before", ""), faults)
    return PageAsked(kind, before, after), tuple(dict.fromkeys(faults))


def _kind(said: str, faults: list[str]) -> Kind:
    if said in ("", *Kind):
        return Kind(said or Kind.ALL)
    faults.append(_("There is no such kind of answers: all of them are shown."))
    return Kind.ALL


def _place(said: str, faults: list[str]) -> Place | None:
    found = PLACE.fullmatch(said)
    if said and not found:
        faults.append(_("This address names no place in your history: the newest answers are shown."))
    return Place(int(found[1]), int(found[2])) if found else None
