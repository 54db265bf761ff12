"""The language of the interface, chosen; what was filled in comes along."""

from flask import Blueprint, after_this_request, redirect, request
from werkzeug.wrappers import Response

from app.web.answers.forms import frame_or_none
from app.web.exams.places import HERE
from app.web.exams.saving import saved
from app.web.question_types.table import posted_response
from app.web.questions.frame import AnswerFrame, save_of, submission_of
from app.web.questions.place import posted_place
from app.web.shared.addresses import local_address
from app.web.shared.bad_requests import UnknownLanguage
from app.web.shared.context import current_context
from app.web.shared.language import keep_language, languages, speak_now
from app.web.study.answering import shown_again

blueprint = Blueprint("language", __name__)


@blueprint.post("/language")
def choose() -> Response | str | tuple[str, int]:
    """Back to where it was chosen; with the form of a question, to that very question as it is filled in."""
    chosen = request.form.get("language", "")
    if chosen not in languages():
        raise UnknownLanguage(chosen)
    speak_now(chosen)
    after_this_request(lambda reply: _remember(reply, chosen))
    frame = frame_or_none()
    return _with_the_form(frame) if frame else redirect(local_address(request.form.get("back", "/")), 303)


def _with_the_form(frame: AnswerFrame) -> Response | str | tuple[str, int]:
    response = posted_response(request.form)
    if frame.attempt:
        return saved(current_context(), save_of(frame, response), HERE)
    return shown_again(current_context(), submission_of(frame, response, posted_place()))


def _remember(reply: Response, chosen: str) -> Response:
    keep_language(reply, chosen)
    return reply
