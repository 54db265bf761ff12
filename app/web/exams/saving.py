"""An answer of a test, and the reply to it."""

from dataclasses import replace

from flask import request
from werkzeug.wrappers import Response

from app.services.base.refusals import AnswerConflict
from app.services.exams.attempt import Sitting, sitting
from app.services.exams.save import Save, StaleSave, TimeOver, leave, save
from app.study.question_types.base import UnreadableResponse
from app.web.exams.attempt_page import attempt_page
from app.web.exams.forms import credentials, lost_its_cookie, next_key
from app.web.exams.items import Said
from app.web.exams.leaving import led_on
from app.web.question_types.table import is_untouched
from app.web.question_types.unreadable import unreadable_sentence
from app.web.shared.context import Context
from app.web.shared.language import gettext as _
from app.web.shared.render import show
from app.web.shared.typed import typed


def saved(context: Context, sent: Save, go: str) -> Response | str | tuple[str, int]:
    """On to where `go` says; where nothing could be saved, the item once more with what was sent."""
    try:
        was_saved = _saved(context, sent, leaving=bool(go))
    except UnreadableResponse as unreadable:
        sentence = unreadable_sentence(unreadable, request.form.get("type", ""))
        stays = _("What was saved before stays.")
        problem = f"{sentence} {stays}"
        return _again(context, sent, Said(problem=problem, given=request.form.to_dict(flat=False))), 422
    except (AnswerConflict, StaleSave, TimeOver) as refusal:
        return _again(context, sent, Said(notice=_notice(refusal), typed=typed())), 409
    return _reply(context, sent, go, was_saved=was_saved)


def _saved(context: Context, sent: Save, *, leaving: bool) -> bool:
    """Whether there was something to save: a script says that a form is `untouched`, or what it asks for looks so."""
    if request.form.get("untouched"):
        return False
    site, who, now = context.site, credentials(context), context.now
    if leaving or request.form.get("stay"):
        return leave(site, who, sent, now, looks_untouched=is_untouched(request.form)) is not None
    return save(site, who, sent, now) is not None


def _reply(context: Context, sent: Save, go: str, *, was_saved: bool) -> Response | str:
    """A script that saves while its learner goes on gets the page; so does a browser that lost its cookie, and could
    not follow a redirect.
    """
    found = _sitting(context, sent)
    lost = lost_its_cookie(context, found.person)
    if lost or request.form.get("stay"):
        return _again(context, sent, Said(is_lost=lost))
    return led_on(context, found, found.attempt.number_of(sent.question_id) or 1, go, saved=was_saved)


def _notice(refusal: Exception) -> str:
    match refusal:
        case AnswerConflict():
            return _("This page has sent another answer before. Here is what is saved; try it again.")
        case StaleSave():
            return _(
                "A newer answer was saved in another tab or on another device. Here it is; nothing was overwritten."
            )
    return _("The test has ended: this last answer was not saved.")


def _sitting(context: Context, sent: Save) -> Sitting:
    return sitting(context.site, credentials(context), sent.attempt, context.now)


def _again(context: Context, sent: Save, said: Said) -> str:
    found = _sitting(context, sent)
    keyed = replace(said, key=next_key(context, found.person))
    return show(attempt_page(context, found, found.attempt.number_of(sent.question_id), keyed))
