"""An answer of practice, and the reply to it."""

from flask import make_response, redirect, request
from werkzeug.wrappers import Response

from app.services.base.refusals import AnswerConflict
from app.services.study.answering import StaleVariant, answer_question
from app.services.study.rounds import Wanted, wanted_round
from app.services.study.submission import Submission
from app.study.modes import Mode
from app.study.question_types.base import UnreadableResponse
from app.web.question_types.unreadable import unreadable_sentence
from app.web.shared.context import Context
from app.web.shared.language import gettext as _
from app.web.shared.render import Page, show
from app.web.shared.typed import typed
from app.web.shared.visitors import remember_answerer
from app.web.study.after import after_url
from app.web.study.asking import fresh_page, round_page, unread_page


def answered(context: Context, submission: Submission) -> Response | tuple[str, int]:
    """On to what follows; where nothing was counted, the question once more."""
    try:
        marked = answer_question(context.site, context.visitor, submission, context.now)
    except UnreadableResponse as problem:
        return show(_again(context, submission, problem)), 422
    except (StaleVariant, AnswerConflict):
        return show(_fresh(context, submission)), 409
    reply = make_response(redirect(after_url(marked), 303))
    return remember_answerer(reply, context.visitor, marked.answer.learner)


def shown_again(context: Context, submission: Submission) -> str:
    """The very question of a form, with what is filled in so far: nothing is answered yet."""
    wanted = Wanted(submission.question_id, submission.mode, submission.spot, submission.variant)
    found = wanted_round(context.site, context.visitor, wanted, context.today)
    if submission.mode is Mode.FLASHCARDS or not found.asked.was_shown_by(submission.variant):
        return show(round_page(context, found, submission.mode, typed=typed()))
    return show(unread_page(found, submission.mode, request.form.to_dict(flat=False), problem=""))


def _again(context: Context, submission: Submission, unreadable: UnreadableResponse) -> Page:
    """The very question that was shown, with what was filled in, and what is missing."""
    wanted = Wanted(submission.question_id, submission.mode, submission.spot, submission.variant)
    found = wanted_round(context.site, context.visitor, wanted, context.today)
    sentence = unreadable_sentence(unreadable, found.asked.question.type_name)
    uncounted = _("Nothing was counted.")
    problem = f"{sentence} {uncounted}"
    if submission.mode is Mode.FLASHCARDS:
        return round_page(context, found, submission.mode, notice=problem)
    return unread_page(found, submission.mode, request.form.to_dict(flat=False), problem)


def _fresh(context: Context, submission: Submission) -> Page:
    """The question as it is now: it was answered elsewhere, or rewritten, since the page was made."""
    wanted = Wanted(submission.question_id, submission.mode, submission.spot)
    found = wanted_round(context.site, context.visitor, wanted, context.today)
    return fresh_page(context, found, submission.mode, typed())
