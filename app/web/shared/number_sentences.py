"""Why a number cannot be read, said to the one who wrote it."""

from collections.abc import Callable, Mapping

from app.study.numbers import LONGEST_NUMBER, NumberReason, per_cent_readings, two_readings
from app.study.question_types.base import UnreadableResponse
from app.web.shared.language import gettext

_ = gettext


def _two_ways(text: str) -> str:
    whole, decimal = two_readings(text)
    said = _("“%(text)s” can be read in two ways. Write %(whole)s or %(decimal)s, whichever you mean.")
    return said % {"text": text, "whole": whole, "decimal": decimal}


def _per_cent(text: str) -> str:
    number, share = per_cent_readings(text)
    said = _("“%(text)s” can be read in two ways here. Write %(number)s or %(share)s, whichever you mean.")
    return said % {"text": text, "number": number, "share": share}


_SENTENCES: Mapping[NumberReason, Callable[[str], str]] = {
    NumberReason.EMPTY: lambda _text: _("There is no number yet."),
    NumberReason.TOO_LONG: lambda _text: _("A number takes at most %(most)d characters.", most=LONGEST_NUMBER),
    NumberReason.NO_NUMBER: lambda text: _(
        "“%(text)s” cannot be read as one number. Write it like 0.5, 0,5, 1/2 or 5e-1.", text=text
    ),
    NumberReason.TWO_WAYS: _two_ways,
    NumberReason.PER_CENT: _per_cent,
    NumberReason.BY_ZERO: lambda _text: _("A number cannot be divided by zero."),
    NumberReason.TOO_LARGE: lambda _text: _("That number is too large."),
    NumberReason.NO_SHAPE: lambda text: _(
        "“%(text)s” cannot be read as a shape. Write whole numbers in brackets, like (32, 50).", text=text
    ),
}


def number_sentence(problem: UnreadableResponse) -> str:
    """What is wrong with a number or a shape that was written; "" where none was asked for."""
    return _SENTENCES[problem.reason](problem.text) if problem.reason is not None else ""
