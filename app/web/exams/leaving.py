"""Where a form of a test leads: on, to another item, to the end, to another part of the site."""

from flask import redirect, request
from werkzeug.wrappers import Response

from app.services.exams.attempt import Sitting
from app.study.keeping import Stand
from app.web.exams.ending import ending
from app.web.exams.forms import NUMBER, attempt_key
from app.web.exams.places import HERE, THE_END, item_url
from app.web.shared.addresses import local_address
from app.web.shared.context import Context


def where_to() -> str:
    """What the button that was pressed leads to; "" for the one that saves."""
    return request.form.get("go", "")


def led_on(context: Context, found: Sitting, number: int, go: str, *, saved: bool) -> Response | str:
    """The reply to a form of item `number`, once what it held is saved."""
    if go == THE_END:
        return ending(context, found, sure=False)
    if go.startswith("/"):
        return redirect(local_address(go), 303)
    there = _item(found, number, go)
    told = number if saved and (there != number or found.stands[number] is Stand.WHOLE) else None
    return redirect(item_url(found.attempt, there, attempt_key(), saved=told), 303)


def _item(found: Sitting, number: int, go: str) -> int:
    """The item that is asked for; else the next, unless something is still wrong with this one."""
    items = len(found.attempt.paper)
    if NUMBER.fullmatch(go):
        return min(int(go), items)
    stays = go == HERE or found.stands[number] in {Stand.UNFINISHED, Stand.UNREADABLE}
    return number if stays else min(number + 1, items)
