"""Answers that a form posts."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.web.answers.forms import posted_frame
from app.web.exams.leaving import where_to
from app.web.exams.saving import saved
from app.web.question_types.table import posted_response
from app.web.questions.frame import save_of, submission_of
from app.web.questions.place import posted_place
from app.web.shared.context import current_context
from app.web.study.answering import answered

blueprint = Blueprint("answers", __name__)


@blueprint.post("/answers")
def create() -> Response | str | tuple[str, int]:
    """One address for both, whose forms differ by the attempt that they name."""
    frame = posted_frame()
    response = posted_response(request.form)
    if frame.attempt:
        return saved(current_context(), save_of(frame, response), where_to())
    return answered(current_context(), submission_of(frame, response, posted_place()))
