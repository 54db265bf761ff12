"""Forms, read into what the services take."""

from flask import request
from pydantic import TypeAdapter, ValidationError

from app.web.shared.bad_requests import IncompleteForm
from app.web.shared.interface_parts import AnswerId, ChoiceId, QuestionId, VariantText

QUESTION_ID: TypeAdapter[str] = TypeAdapter(QuestionId)
VARIANT: TypeAdapter[str] = TypeAdapter(VariantText)
SET_ID: TypeAdapter[str] = TypeAdapter(ChoiceId)
ANSWER_ID: TypeAdapter[str] = TypeAdapter(AnswerId)


def field(name: str, shape: TypeAdapter[str]) -> str:
    """What a form says under a name. Raises IncompleteForm."""
    try:
        return shape.validate_python(request.form.get(name, ""))
    except ValidationError:
        raise IncompleteForm from None
