"""Forms, read into what the services take."""

import re

from flask import request
from pydantic import TypeAdapter, ValidationError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import UnprocessableEntity

from app.lab.edits import noted
from app.lab.probes import Spot
from app.services.exams.save import Save
from app.services.study.answering import Submission
from app.study.answers import Place
from app.study.draws import Variant
from app.study.old_variants import OldVariant
from app.web.question_types.form_answers import posted_response
from app.web.questions.frame import AnswerFrame, SpotIn, parsed_variant, save_of, submission_of
from app.web.shared.interface_parts import AnswerId, ChoiceId, QuestionId, VariantText
from app.web.study.undo import Undo

INCOMPLETE = "This form is not complete. Go back, reload the page and try again."
QUESTION_ID: TypeAdapter[str] = TypeAdapter(QuestionId)
VARIANT: TypeAdapter[str] = TypeAdapter(VariantText)
SET_ID: TypeAdapter[str] = TypeAdapter(ChoiceId)
ATTEMPT_KEY = re.compile(r"[A-Za-z0-9_-]{22}")
NUMBER = re.compile(r"[1-9][0-9]{0,2}")
ANSWER_ID: TypeAdapter[str] = TypeAdapter(AnswerId)
PLACE = re.compile(r"([0-9]{1,15})-([0-9]{1,15})", re.ASCII)
NEW_EDIT = ("what", "unit", "step", "source", "value")
SPOT_FIELDS = ("model", "sequence", "do", "step", "unit")
NO_CELL = "This link names no cell of the lab. Go back to the lab and try again."
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


def asked_spot(arguments: MultiDict[str, str]) -> Spot | None:
    """The cell of the lab that an address names; None where it names none. Where it is no cell, 422."""
    try:
        found = _spot(arguments)
    except ValidationError:
        raise UnprocessableEntity(NO_CELL) from None
    return found.spot() if found else None


def _spot(fields: MultiDict[str, str]) -> SpotIn | None:
    given = {name: fields[name] for name in SPOT_FIELDS if name in fields}
    return SpotIn.model_validate_strings(given) if given else None


def posted_reveal() -> tuple[str, Variant | OldVariant]:
    """The question whose back is asked for, and the draw that was shown of it."""
    return _field("question", QUESTION_ID), parsed_variant(_field("variant", VARIANT))


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


def asked_undo() -> Undo:
    """What the address says of the last answer: that it was given (`after`), or taken back (`undone`)."""
    return Undo(_asked_answer("after"), _asked_answer("undone"))


def _asked_answer(name: str) -> str:
    return found if re.fullmatch(r"[0-9a-f-]{36}", found := request.args.get(name, "")) else ""


def asked_place() -> Place | None:
    """Where the page of a history begins that the address asks for."""
    found = PLACE.fullmatch(request.args.get("before", ""))
    return Place(int(found[1]), int(found[2])) if found else None


def _field(name: str, shape: TypeAdapter[str]) -> str:
    try:
        return shape.validate_python(request.form.get(name, ""))
    except ValidationError:
        raise UnprocessableEntity(INCOMPLETE) from None


def new_edit(form: MultiDict[str, str]) -> str:
    """The change that the lab's forms describe, in the notation of `app.lab.edits`, which reads and bounds it."""
    what, unit, step, source, value = (form.get(f"new_{name}", "")[:20].strip() for name in NEW_EDIT)
    return noted(what, unit, step, source, value) if what else ""
