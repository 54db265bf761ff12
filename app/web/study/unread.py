"""What an answer of a test held that could not be read when time was over."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.study.answer_log import Answer
from app.study.keeping import keep
from app.study.question_types.base import UnreadableResponse
from app.study.questions import Question
from app.web.question_types.unreadable import unreadable_sentence
from app.web.shared.language import gettext

_ = gettext


@dataclass(frozen=True, slots=True)
class Unread:
    """The texts as they were written, why they cannot be read, and what that cost."""

    texts: tuple[str, ...]
    why: str
    cost: str


def unread(question: Question, answer: Answer) -> Unread | None:
    """None where all of it was read."""
    if answer.unreadable is None:
        return None
    cost = _("That part earned nothing.") if answer.score else _("It earned nothing.")
    return Unread(tuple(_texts(answer.unreadable)), _why(question, answer), cost)


def _why(question: Question, answer: Answer) -> str:
    try:
        problem = keep(question, answer.unreadable or {}).problem
    except UnreadableResponse as found:
        problem = found
    return unreadable_sentence(problem, question.type_name) if problem else ""


def _texts(given: object) -> Iterator[str]:
    """What was written in it, beside numbers and letters that were chosen."""
    inside = given.values() if isinstance(given, dict) else given if isinstance(given, list) else ()
    for one in inside:
        if isinstance(one, str) and (shown := "".join(filter(str.isprintable, one)).strip()):
            yield shown
        yield from _texts(one)
