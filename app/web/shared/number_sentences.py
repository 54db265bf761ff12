"""Why a number, or words, cannot be read, said to the one who wrote them."""

from collections.abc import Callable, Mapping

from app.study.numbers import LONGEST_NUMBER, NumberReason
from app.study.question_types.base import TextReason, UnreadableResponse
from app.study.question_types.written import LONGEST_TEXT
from app.web.shared.language import gettext

_ = gettext


def _two_ways(problem: UnreadableResponse) -> str:
    one, other = problem.readings
    said = _("“%(text)s” can be read in two ways. Write %(one)s or %(other)s, whichever you mean.")
    return said % {"text": problem.text, "one": one, "other": other}


_SENTENCES: Mapping[NumberReason | TextReason, Callable[[str], str]] = {
    TextReason.TOO_LONG: lambda _text: _("An answer takes at most %(most)d characters.", most=LONGEST_TEXT),
    TextReason.NO_SIGNS: lambda _text: _("It holds a character that is not shown. Write letters, digits and signs."),
    NumberReason.EMPTY: lambda _text: _("There is no number yet."),
    NumberReason.TOO_LONG: lambda _text: _("A number takes at most %(most)d characters.", most=LONGEST_NUMBER),
    NumberReason.NO_NUMBER: lambda text: _(
        "“%(text)s” cannot be read as one number. Write it like 0.5, 0,5, 1/2 or 5e-1.", text=text
    ),
    NumberReason.BY_ZERO: lambda _text: _("A number cannot be divided by zero."),
    NumberReason.TOO_LARGE: lambda _text: _("That number is too large."),
    NumberReason.NO_SHAPE: lambda text: _(
        "“%(text)s” cannot be read as a shape. Write whole numbers in brackets, like (32, 50).", text=text
    ),
}


def number_sentence(problem: UnreadableResponse) -> str:
    """What is wrong with the number, the shape or the words that were written; "" where nothing was."""
    if problem.readings:
        return _two_ways(problem)
    return _SENTENCES[problem.reason](problem.text) if problem.reason is not None else ""
