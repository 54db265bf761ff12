"""An answer of practice, and the reply to it."""

from flask import make_response, redirect, request
from werkzeug.wrappers import Response

from app.services.base.asking import Asked
from app.services.base.refusals import AnswerConflict, SlotTaken
from app.services.study.answering import StaleVariant, answer_question
from app.services.study.one_question import Wanted, wanted_question
from app.services.study.submission import Submission
from app.study.question_types.base import UnreadableResponse
from app.web.question_types.unreadable import unreadable_sentence
from app.web.shared.context import Context
from app.web.shared.language import gettext as _
from app.web.shared.render import Page, show
from app.web.shared.typed import typed
from app.web.shared.visitors import remember_answerer
from app.web.study.after import after_url
from app.web.study.asking import Told, changed, question_page
from app.web.study.placed import placed_as_sent, state_of
from app.web.study.round_now import page_of_round


def answered(context: Context, submission: Submission) -> Response | tuple[str, int]:
    """On to what follows; where nothing was counted, the question once more."""
    try:
        marked = answer_question(context.site, context.visitor, submission, context.now)
    except UnreadableResponse as problem:
        return show(_again(context, submission, problem)), 422
    except SlotTaken:
        return show(_next_slot(context, submission)), 409
    except (StaleVariant, AnswerConflict):
        return show(_page(context, submission, _found(context, submission), changed(typed()))), 409
    reply = make_response(redirect(after_url(marked), 303))
    return remember_answerer(reply, context.visitor, marked.answer.learner)


def shown_again(context: Context, submission: Submission) -> str:
    """The very question of a form, with what is filled in so far: nothing is answered yet."""
    found = _found_as_shown(context, submission)
    same = found.was_shown_by(submission.variant)
    return show(_page(context, submission, found, Told(given=_given()) if same else Told(typed=typed())))


def _again(context: Context, submission: Submission, unreadable: UnreadableResponse) -> Page:
    """The very question that was shown, with what was filled in, and what is missing."""
    found = _found_as_shown(context, submission)
    sentence = unreadable_sentence(unreadable, found.question.type_name)
    uncounted = _("Nothing was counted.")
    return _page(context, submission, found, Told(problem=f"{sentence} {uncounted}", given=_given()))


def _next_slot(context: Context, submission: Submission) -> Page:
    """Where the round is now: its slot was answered elsewhere."""
    place = submission.place
    state = place and state_of(context, place.round, place.plan)
    if not state:
        raise SlotTaken(place.round if place else "")
    notice = _("This one was answered in the other tab, and that answer counts. Here is the next.")
    return page_of_round(context, state, told=Told(notice, typed()))


def _given() -> dict[str, list[str]]:
    return request.form.to_dict(flat=False)


def _page(context: Context, submission: Submission, found: Asked, told: Told) -> Page:
    return question_page(context, found, submission.mode, told=told, where=placed_as_sent(context, submission.place))


def _found(context: Context, submission: Submission) -> Asked:
    """The question as it is now."""
    wanted = Wanted(submission.question_id, submission.mode, submission.spot)
    return wanted_question(context.site, context.visitor, wanted, context.today)


def _found_as_shown(context: Context, submission: Submission) -> Asked:
    wanted = Wanted(submission.question_id, submission.mode, submission.spot, submission.variant)
    return wanted_question(context.site, context.visitor, wanted, context.today)
