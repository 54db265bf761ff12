"""An answer as a form posts it."""

from flask import request
from pydantic import ValidationError

from app.web.questions.frame import SPOT_FIELDS, AnswerFrame
from app.web.shared.bad_requests import IncompleteForm

FRAME_FIELDS = ("id", "question", "variant", "mode", "certainty", "attempt", "version", "key", "elapsed_ms")


def frame_or_none() -> AnswerFrame | None:
    """What frames an answer, where the form is that of a question."""
    try:
        return posted_frame() if "question" in request.form else None
    except IncompleteForm:
        return None


def posted_frame() -> AnswerFrame:
    """What frames an answer is made by our pages. Raises IncompleteForm where it is not."""
    form = request.form
    try:
        plain = {name: form[name] for name in FRAME_FIELDS if form.get(name)}
        lab = {name: form[name] for name in SPOT_FIELDS if name in form}
        return AnswerFrame.model_validate_strings({**plain, "lab": lab} if lab else plain)
    except ValidationError:
        raise IncompleteForm from None
