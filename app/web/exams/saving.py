"""An answer of a test, and the reply to it."""

from flask import redirect, request
from werkzeug.wrappers import Response

from app.services.base.refusals import AnswerConflict
from app.services.exams.attempt import sitting
from app.services.exams.save import Save, StaleSave, TimeOver, save
from app.study.question_types.base import UnreadableResponse
from app.web.exams.attempt_page import attempt_page
from app.web.exams.forms import attempt_key, credentials
from app.web.exams.items import Said, item_url
from app.web.question_types.unreadable import unreadable_sentence
from app.web.shared.context import Context
from app.web.shared.language import gettext as _
from app.web.shared.render import show


def saved(context: Context, sent: Save) -> Response | tuple[str, int]:
    """On to the next item; where nothing was saved, the item once more."""
    try:
        number = save(context.site, credentials(context), sent, context.now)
    except UnreadableResponse as unreadable:
        sentence = unreadable_sentence(unreadable, request.form.get("type", ""))
        problem = f"{sentence} {_('What was saved before stays.')}"
        return _again(context, sent, Said(attempt_key(), problem=problem, given=request.form.to_dict(flat=False))), 422
    except (AnswerConflict, StaleSave, TimeOver) as refusal:
        return _again(context, sent, Said(attempt_key(), _notice(refusal))), 409
    return redirect(_after(context, sent, number), 303)


def _notice(refusal: Exception) -> str:
    match refusal:
        case AnswerConflict():
            return _("This page has sent another answer before. Here is what is saved; try it again.")
        case StaleSave():
            return _(
                "A newer answer was saved in another tab or on another device. Here it is; nothing was overwritten."
            )
    return _("The test has ended: this last answer was not saved.")


def _after(context: Context, sent: Save, number: int) -> str:
    """The next item; the last leads to itself."""
    found = sitting(context.site, credentials(context), sent.attempt, context.now)
    following = min(number + 1, len(found.attempt.paper))
    return item_url(found.attempt, following, attempt_key(), saved=number)


def _again(context: Context, sent: Save, said: Said) -> str:
    found = sitting(context.site, credentials(context), sent.attempt, context.now)
    return show(attempt_page(context, found, found.attempt.number_of(sent.question_id), said))
