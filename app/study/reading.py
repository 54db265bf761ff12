"""Reading what came in for a question: all of it fits, or nothing of it counts."""

from app.study.question_types.base import Plain, Response, Skipped, UnreadableResponse
from app.study.question_types.table import type_of_drawn
from app.study.questions import Question


def read_response(question: Question, plain: Plain) -> Response:
    """The response that `plain` (the JSON of the interface) gives to `question`, which has been drawn.

    Raises UnreadableResponse with a sentence for the learner; such a response costs nothing.
    """
    if is_skipped(plain):
        return Skipped()
    found = type_of_drawn(question.body)
    if set(plain) != set(found.takes):
        raise UnreadableResponse(f"this question takes {{{', '.join(found.takes)}}} or {{skipped: true}}")
    response: Response = found.read(question.body, *(plain[name] for name in found.takes))
    return response


def is_skipped(plain: Plain) -> bool:
    """ "I don't know"."""
    return plain.get("skipped") is True and len(plain) == 1


def holds_nothing(given: object) -> bool:
    """Whether a response, or a part of one, has nothing filled in."""
    if isinstance(given, str):
        return not given.strip()
    if isinstance(given, dict):
        return all(map(holds_nothing, given.values()))
    return given is None or (isinstance(given, list) and all(map(holds_nothing, given)))
