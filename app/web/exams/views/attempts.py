"""Attempts: a test started, sat, and looked at when it has ended."""

from flask import Blueprint, make_response, redirect, request
from werkzeug.wrappers import Response

from app.services.base.refusals import AnswerConflict
from app.services.exams.attempt import Credentials, Sitting, asked_item, marked_items, sitting
from app.services.exams.save import Save, StaleSave, TimeOver, save
from app.services.exams.start import start
from app.study.reading import UnreadableResponse
from app.web.exams.forms import asked_number, attempt_key, posted_start
from app.web.exams.items import item_page, item_url
from app.web.exams.results import over_page, results_page
from app.web.question_types.unreadable import unreadable_sentence
from app.web.shared.language import gettext as _
from app.web.shared.render import Page, show
from app.web.shared.site import current_site, now
from app.web.shared.visitors import current_visitor, remember_visitor

blueprint = Blueprint("attempts", __name__)


@blueprint.post("/attempts")
def create() -> Response:
    set_id, attempt_id = posted_start()
    visitor = current_visitor()
    attempt = start(current_site(), visitor, set_id, attempt_id, now())
    address = item_url(attempt, 1, key="")  # by its number, so that a reload stays there
    return remember_visitor(make_response(redirect(address, 303)), visitor)


@blueprint.get("/attempts/<uuid:attempt_id>")
def show_one(attempt_id: object) -> str:
    found = sitting(current_site(), credentials(), str(attempt_id), now())
    notice = _("Saved") if request.args.get("saved") else ""
    return show(_page(found, asked_number(), notice))


def credentials() -> Credentials:
    """Whose attempts may be opened by this request."""
    return Credentials(current_visitor().person, attempt_key())


def save_in_test(sent: Save) -> Response | tuple[str, int]:
    """The reply to an answer of a test."""
    try:
        number = save(current_site(), credentials(), sent, now())
    except UnreadableResponse as unreadable:
        sentence = unreadable_sentence(unreadable, request.form.get("type", ""))
        return _again(sent, problem=f"{sentence} {_('What was saved before stays.')}"), 422
    except AnswerConflict:
        return _again(
            sent, notice=_("This page has sent another answer before. Here is what is saved; try it again.")
        ), 409
    except StaleSave:
        newer = _("A newer answer was saved in another tab or on another device. Here it is; nothing was overwritten.")
        return _again(sent, notice=newer), 409
    except TimeOver:
        return _again(sent, notice=_("The test has ended: this last answer was not saved.")), 409
    return redirect(_after(sent, number), 303)


def _after(sent: Save, number: int) -> str:
    """The next item; the last leads to itself."""
    found = sitting(current_site(), credentials(), sent.attempt, now())
    following = min(number + 1, len(found.attempt.paper))
    return item_url(found.attempt, following, attempt_key(), saved=number)


def _again(sent: Save, notice: str = "", problem: str = "") -> str:
    found = sitting(current_site(), credentials(), sent.attempt, now())
    return show(_page(found, found.attempt.number_of(sent.question_id), notice, problem))


def _page(found: Sitting, number: int | None, notice: str, problem: str = "") -> Page:
    """The item that is asked for, or the first open one; after the end, the results."""
    site, moment, key = current_site(), now(), attempt_key()
    if found.attempt.ended:
        own = current_visitor().person == found.person
        return results_page(site, found.attempt, marked_items(site, found.attempt), own=own, notice=notice)
    if found.attempt.out_of_time(moment):
        return over_page(found.attempt, key, notice)
    chosen = number or next(iter(found.open_items), 1)
    return item_page(site, found, asked_item(site, found.attempt, chosen), key, notice, problem)
