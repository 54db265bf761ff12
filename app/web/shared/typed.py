"""What was written in a form, so that a page which refuses it can give it back."""

from dataclasses import dataclass

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

FIELDS = ("text", "gap", "curve")  # in which words and numbers are written
LONGEST = 2000  # characters that are given back of each
LINES = "\n\r\t"


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form as it was sent: where to, and its fields."""

    action: str
    fields: tuple[tuple[str, str], ...]


def typed() -> tuple[str, ...]:
    """The words and numbers of the form that was sent."""
    form = readable_form()
    said = (_shown(text).strip()[:LONGEST] for name in FIELDS for text in form.getlist(name))
    return tuple(text for text in said if text)


def sent_form() -> SentForm | None:
    """The form that was sent; None where none was."""
    fields = tuple((name, _shown(value)) for name, value in readable_form().items(multi=True))
    return SentForm(request.path, fields) if fields else None


def readable_form() -> MultiDict[str, str]:
    """The form that was sent; nothing where it is what could not be read."""
    try:
        return request.form
    except HTTPException:
        return MultiDict()


def _shown(text: str) -> str:
    """Without what no page can show."""
    return "".join(one for one in text if one.isprintable() or one in LINES)
