"""Forms, read into what the services take."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from flask import request
from pydantic import TypeAdapter, ValidationError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import UnprocessableEntity

from app.lab.edits import noted
from app.lab.probes import Spot
from app.services.answering import Submission
from app.study.numbers import UnreadableNumber, read_number
from app.web.interface import AnswerFrame, AnswerId, QuestionId, SpotIn, submission_of

INCOMPLETE = "This form is not complete. Go back, reload the page and try again."
QUESTION_ID: TypeAdapter[str] = TypeAdapter(QuestionId)
ANSWER_ID: TypeAdapter[str] = TypeAdapter(AnswerId)
NEW_EDIT = ("what", "unit", "step", "source", "value")
SINGLE_FIELDS = ("id", "question", "variant", "mode")
SPOT_FIELDS = ("model", "sequence", "do", "step", "unit")
NO_CELL = "This link names no cell of the lab. Go back to the lab and try again."


def posted_submission() -> Submission:
    """The answer in the posted form. What frames it is made by our pages: where it is not so, 422."""
    form = request.form
    framed = {name: form.get(name, "") for name in SINGLE_FIELDS}
    try:
        lab = _spot(form)
        frame = AnswerFrame.model_validate({**framed, "certainty": form.get("certainty") or None, "lab": lab})
    except ValidationError:
        raise UnprocessableEntity(INCOMPLETE) from None
    return submission_of(frame, posted_response(form))


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


def posted_response(form: MultiDict[str, str]) -> dict[str, object]:
    """The response in the JSON of the interface; {} where nothing was chosen."""
    if "skipped" in form:
        return {"skipped": True}
    read = _RESPONSES.get(form.get("type", ""))
    return read(form) if read else {}


def _one(name: str, form: MultiDict[str, str]) -> dict[str, object]:
    return {name: form[name]} if name in form else {}


def _pairs(form: MultiDict[str, str]) -> dict[str, object]:
    return {"pairs": {key.removeprefix("pair."): form[key] for key in form if key.startswith("pair.")}}


def _order(form: MultiDict[str, str]) -> dict[str, object]:
    """The letters by the places that they were given; two at one place, or none, are no order."""
    places = {key.removeprefix("place."): form[key] for key in form if key.startswith("place.")}
    wanted = [str(place) for place in range(1, len(places) + 1)]
    if sorted(places.values()) != sorted(wanted):
        return {"order": []}
    return {"order": sorted(places, key=lambda letter: int(places[letter]))}


def _point(form: MultiDict[str, str]) -> dict[str, object]:
    found = re.fullmatch(r"([0-9]{1,4})\.([0-9]{1,4})", form.get("spot", ""), re.ASCII)
    return {"step": int(found[1]), "unit": int(found[2])} if found else {}


def _curve(form: MultiDict[str, str]) -> dict[str, object]:
    """Shares as they were written; what cannot be read stays a text, which is refused with a sentence."""
    return {"values": [_number_or_text(text) for text in form.getlist("curve")]}


def _number_or_text(text: str) -> object:
    try:
        return read_number(text)
    except UnreadableNumber:
        return text


_TEXT = partial(_one, "text")
_RESPONSES: Mapping[str, Callable[[MultiDict[str, str]], dict[str, object]]] = {
    "single": partial(_one, "choice"),
    "multiple": lambda form: {"choices": form.getlist("choice")},
    "boolean": lambda form: {"value": form["choice"] == "true"} if form.get("choice") in {"true", "false"} else {},
    "typed": _TEXT,
    "numeric": _TEXT,
    "computed": _TEXT,
    "cloze": lambda form: {"gaps": form.getlist("gap")},
    "matching": _pairs,
    "ordering": _order,
    "hotspot": _point,
    "predict": _curve,
    "flashcard": partial(_one, "grade"),
}


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
