"""Where a page of the history begins, by its address."""

import re

from flask import request

from app.study.answer_log import Place

PLACE = re.compile(r"([0-9]{1,15})-([0-9]{1,15})", re.ASCII)


def asked_place() -> Place | None:
    """Where the page of a history begins that the address asks for."""
    found = PLACE.fullmatch(request.args.get("before", ""))
    return Place(int(found[1]), int(found[2])) if found else None
