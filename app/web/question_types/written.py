"""Written answers as pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.lab.generators import Tolerance
from app.study.answer_log import Answer
from app.study.numbers import LONGEST_NUMBER
from app.study.question_types.written import LONGEST_TEXT, given_text
from app.web.shared.interface_parts import GapText, Strict
from app.web.shared.language import gettext, ngettext

_ = gettext


class TextResponse(Strict):
    """A word, a number, a shape."""

    text: GapText


@dataclass(frozen=True, slots=True)
class TextField:
    """A word, a number or a shape to be written. `numeric` asks a phone for its digits."""

    label: str
    hint: str
    given: str
    longest: int
    numeric: bool


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A written answer after marking: what was given, or "", what is right, and other forms that are."""

    given: str
    right: str
    tone: str
    also: str = ""


def text_to_form(response: Mapping[str, Any]) -> dict[str, list[str]]:
    return {"text": [response["text"]]}


def text_field(hint: str, given: str, longest: int = LONGEST_TEXT) -> TextField:
    return TextField(_("Your answer"), hint, given, longest, numeric=False)


def whole_number_field(given: str) -> TextField:
    return TextField(_("Your answer"), _("A whole number, in digits."), given, LONGEST_NUMBER, numeric=True)


def number_field(given: str, tolerance: Tolerance | None) -> TextField:
    fine = tolerance is not None and tolerance.is_fine
    point = _("Write it with a decimal point, like 0.5, or as 1/2 or 5e-1.")
    written = point if fine else _("Write it like 0.5, 0,5, 1/2 or 5e-1.")
    return TextField(_("Your answer"), f"{written} {_precision(tolerance)}", given, LONGEST_NUMBER, numeric=True)


def _precision(tolerance: Tolerance | None) -> str:
    """How many digits keep whatever is rounded within the tolerance."""
    if tolerance is None or not tolerance.size:
        return _("Give it exactly: a fraction is fine.")
    if tolerance.relative:
        digits = tolerance.significant_digits
        return ngettext("%(num)d significant digit is enough.", "%(num)d significant digits are enough.", digits)
    if not (decimals := tolerance.decimals):
        return _("A whole number is near enough.")
    return ngettext("%(num)d decimal is enough.", "%(num)d decimals are enough.", decimals)


def marked_text(answer: Answer, right: str, also: str = "") -> MarkedText:
    tone = "right" if answer.correct else "wrong" if given_text(answer.response) else "none"
    return MarkedText(given_text(answer.response), right, tone, also)
