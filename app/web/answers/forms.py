"""An answer as a form posts it."""

from flask import request
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import UnprocessableEntity

from app.services.exams.save import Save
from app.services.study.answering import Submission
from app.web.question_types.form_answers import posted_response
from app.web.questions.frame import SPOT_FIELDS, AnswerFrame, save_of, submission_of
from app.web.shared.forms import INCOMPLETE

FRAME_FIELDS = ("id", "question", "variant", "mode", "certainty", "attempt", "version", "key")


def posted_submission() -> Submission | Save:
    """The answer in the posted form, in practice or in a test."""
    frame = _frame(request.form)
    make = save_of if frame.attempt else submission_of
    return make(frame, posted_response(request.form))


def _frame(form: MultiDict[str, str]) -> AnswerFrame:
    """What frames an answer is made by our pages: where it is not so, 422."""
    try:
        plain = {name: form[name] for name in FRAME_FIELDS if form.get(name)}
        lab = {name: form[name] for name in SPOT_FIELDS if name in form}
        return AnswerFrame.model_validate_strings({**plain, "lab": lab} if lab else plain)
    except ValidationError:
        raise UnprocessableEntity(INCOMPLETE) from None
