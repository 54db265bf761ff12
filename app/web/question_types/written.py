"""Written answers as pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.study.answer_log import Answer
from app.study.feedback import reasons
from app.study.numbers import LONGEST_NUMBER
from app.study.question_types.written import LONGEST_TEXT, given_text
from app.study.questions import Question
from app.web.shared.interface_parts import GapText, Strict
from app.web.shared.language import gettext
from app.web.shared.render import Prose, inline

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
    """A written answer after marking: what was given, what is right, other forms that are right too."""

    given: str
    right: str
    tone: str
    also: str
    whys: tuple[Prose, ...]


def text_to_form(response: Mapping[str, Any]) -> dict[str, list[str]]:
    return {"text": [response["text"]]}


def text_field(hint: str, given: str, longest: int = LONGEST_TEXT) -> TextField:
    return TextField(_("Your answer"), hint, given, longest, numeric=False)


def number_field(given: str, *, whole: bool) -> TextField:
    plain = _("A whole number, in digits.")
    hint = plain if whole else _("Write it like 0.5, 0,5, 1/2 or 5e-1; three significant digits are enough.")
    return TextField(_("Your answer"), hint, given, LONGEST_NUMBER, numeric=True)


def marked_text(question: Question, answer: Answer, right: str, also: str = "") -> MarkedText:
    whys = tuple(inline(why) for why in reasons(question, answer.response))
    return MarkedText(given_text(answer.response), right, "right" if answer.correct else "wrong", also, whys)
