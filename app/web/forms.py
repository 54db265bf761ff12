"""Forms, read into what the services take."""

from flask import request
from pydantic import TypeAdapter, ValidationError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import UnprocessableEntity

from app.lab.edits import noted
from app.services.answering import Submission
from app.web.interface import AnswerFrame, AnswerId, QuestionId, submission_of

INCOMPLETE = "This form is not complete. Go back, reload the page and try again."
QUESTION_ID: TypeAdapter[str] = TypeAdapter(QuestionId)
ANSWER_ID: TypeAdapter[str] = TypeAdapter(AnswerId)
NEW_EDIT = ("what", "unit", "step", "source", "value")
SINGLE_FIELDS = ("id", "question", "variant", "mode")


def posted_submission() -> Submission:
    """The answer in the posted form. What frames it is made by our pages: where it is not so, 422."""
    form = request.form
    framed = {name: form.get(name, "") for name in SINGLE_FIELDS}
    try:
        frame = AnswerFrame.model_validate({**framed, "certainty": form.get("certainty") or None})
    except ValidationError:
        raise UnprocessableEntity(INCOMPLETE) from None
    return submission_of(frame, _response(form))


def _response(form: MultiDict[str, str]) -> dict[str, object]:
    """The response in the JSON of the interface; {} where nothing was chosen."""
    if "skipped" in form:
        return {"skipped": True}
    if "grade" in form:
        return {"grade": form["grade"]}
    if "gap" in form:
        return {"gaps": form.getlist("gap")}
    if "choice" not in form:
        return {}
    chosen = form.getlist("choice")
    return {"choices": chosen} if form.get("type") == "multiple" else {"choice": chosen[0]}


def posted_reveal() -> str:
    """The question whose back is asked for."""
    return _field("question", QUESTION_ID)


def posted_answer_id() -> str:
    return _field("answer", ANSWER_ID)


def _field(name: str, shape: TypeAdapter[str]) -> str:
    try:
        return shape.validate_python(request.form.get(name, ""))
    except ValidationError:
        raise UnprocessableEntity(INCOMPLETE) from None


def new_edit(form: MultiDict[str, str]) -> str:
    """The change that the lab's forms describe, in the notation of `app.lab.edits`, which reads and bounds it."""
    what, unit, step, source, value = (form.get(f"new_{name}", "")[:20].strip() for name in NEW_EDIT)
    return noted(what, unit, step, source, value) if what else ""
