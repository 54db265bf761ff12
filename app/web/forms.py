"""Forms, read into what the services take."""

import re
from collections.abc import Mapping

from flask import request
from pydantic import TypeAdapter, ValidationError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import UnprocessableEntity

from app.lab.edits import noted
from app.services.answering import Submission
from app.services.saving import Save
from app.web.interface import AnswerFrame, AnswerId, ChoiceId, QuestionId, save_of, submission_of

INCOMPLETE = "This form is not complete. Go back, reload the page and try again."
QUESTION_ID: TypeAdapter[str] = TypeAdapter(QuestionId)
SET_ID: TypeAdapter[str] = TypeAdapter(ChoiceId)
ATTEMPT_KEY = re.compile(r"[A-Za-z0-9_-]{22}")
NUMBER = re.compile(r"[1-9][0-9]{0,2}")
ANSWER_ID: TypeAdapter[str] = TypeAdapter(AnswerId)
NEW_EDIT = ("what", "unit", "step", "source", "value")
_FIELD_NAMES = {"choices": "choice", "gaps": "gap"}
FRAME_FIELDS = ("id", "question", "variant", "mode", "certainty", "attempt", "version", "key")


def posted_submission() -> Submission | Save:
    """The answer in the posted form, in practice or in a test."""
    frame = _frame(request.form)
    make = save_of if frame.attempt else submission_of
    return make(frame, _response(request.form))


def _frame(form: MultiDict[str, str]) -> AnswerFrame:
    """What frames an answer is made by our pages: where it is not so, 422."""
    try:
        return AnswerFrame.model_validate_strings({name: form[name] for name in FRAME_FIELDS if form.get(name)})
    except ValidationError:
        raise UnprocessableEntity(INCOMPLETE) from None


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


def fields_of(response: Mapping[str, object]) -> dict[str, list[str]]:
    """The fields of a form that give `response`: the way back of `_response`."""
    named = ((_FIELD_NAMES.get(key, key), value) for key, value in response.items())
    return {name: [str(one) for one in value] if isinstance(value, list) else [str(value)] for name, value in named}


def posted_reveal() -> str:
    """The question whose back is asked for."""
    return _field("question", QUESTION_ID)


def posted_answer_id() -> str:
    return _field("answer", ANSWER_ID)


def posted_start() -> tuple[str, str]:
    """The set to be tested in, and the id that the page made for the attempt."""
    return _field("set", SET_ID), _field("id", ANSWER_ID)


def posted_attempt_id() -> str:
    return _field("attempt", ANSWER_ID)


def attempt_key() -> str:
    """What the address or the form holds to open an attempt with; "" for nothing that could be one."""
    return key if ATTEMPT_KEY.fullmatch(key := request.values.get("key", "")) else ""


def asked_number() -> int | None:
    """The item that the address asks for."""
    asked = request.args.get("item", "")
    return int(asked) if NUMBER.fullmatch(asked) else None


def _field(name: str, shape: TypeAdapter[str]) -> str:
    try:
        return shape.validate_python(request.form.get(name, ""))
    except ValidationError:
        raise UnprocessableEntity(INCOMPLETE) from None


def new_edit(form: MultiDict[str, str]) -> str:
    """The change that the lab's forms describe, in the notation of `app.lab.edits`, which reads and bounds it."""
    what, unit, step, source, value = (form.get(f"new_{name}", "")[:20].strip() for name in NEW_EDIT)
    return noted(what, unit, step, source, value) if what else ""
