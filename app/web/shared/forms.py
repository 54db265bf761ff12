"""Forms, read into what the services take."""

from flask import request
from pydantic import TypeAdapter, ValidationError
from werkzeug.exceptions import UnprocessableEntity

from app.web.shared.interface_parts import AnswerId, ChoiceId, QuestionId, VariantText

INCOMPLETE = "This form is not complete. Go back, reload the page and try again."
QUESTION_ID: TypeAdapter[str] = TypeAdapter(QuestionId)
VARIANT: TypeAdapter[str] = TypeAdapter(VariantText)
SET_ID: TypeAdapter[str] = TypeAdapter(ChoiceId)
ANSWER_ID: TypeAdapter[str] = TypeAdapter(AnswerId)


def field(name: str, shape: TypeAdapter[str]) -> str:
    try:
        return shape.validate_python(request.form.get(name, ""))
    except ValidationError:
        raise UnprocessableEntity(INCOMPLETE) from None
