"""Reading what came in for a question: all of it fits, or nothing of it counts."""

import math
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from app.study.bodies import (
    Boolean,
    Cloze,
    DrawnMatching,
    DrawnOrdering,
    Flashcard,
    MultipleChoice,
    Numeric,
    SingleChoice,
    Typed,
)
from app.study.model_bodies import DrawnComputed, DrawnHotspot, DrawnPredict
from app.study.numbers import LONGEST_NUMBER, NumberReason, UnreadableNumber, read_number
from app.study.questions import Question
from app.study.responses import (
    ChoseOne,
    ChoseSeveral,
    Filled,
    Foretold,
    Grade,
    Graded,
    Held,
    Ordered,
    Paired,
    Plain,
    Pointed,
    Response,
    Skipped,
    Wrote,
)
from app.study.scoring import READERS

LONGEST_TEXT = 200  # characters of a gap, a word or a number
NOT_TEXT = {"Cc", "Cs", "Cn", "Co"}  # control characters, half surrogates, and what is no character


class UnreadableResponse(ValueError):
    """The response does not fit the question: it costs nothing.

    The message is for its sender. `reason` is there where a number or a shape was written that cannot be read as one.
    """

    def __init__(self, message: str, reason: NumberReason | None = None, text: str = "") -> None:
        super().__init__(message)
        self.reason, self.text = reason, text


_NUMBER_SENTENCES = {
    NumberReason.EMPTY: "write a number",
    NumberReason.TOO_LONG: f"a number takes at most {LONGEST_NUMBER} characters",
    NumberReason.NO_NUMBER: "this is not one number: write it like 0.5, 1/2 or 5e-1",
    NumberReason.TWO_WAYS: "this can be read in two ways: before exactly three digits leave the sign out, or add a 0",
    NumberReason.BY_ZERO: "this divides by zero",
    NumberReason.TOO_LARGE: "this number is too large",
    NumberReason.NO_SHAPE: "write the sizes like (32, 50)",
}


def _one(body: SingleChoice, given: object) -> Response:
    return ChoseOne(_known(body, given))


def _several(body: MultipleChoice, given: object) -> Response:
    if not isinstance(given, list) or not given:
        raise UnreadableResponse("choose at least one")
    return ChoseSeveral(frozenset(_known(body, choice) for choice in given))


def _known(body: SingleChoice | MultipleChoice, given: object) -> str:
    for choice in body.choices:
        if choice.id == given:
            return choice.id
    raise UnreadableResponse("choose one of the choices that were offered")


def _held(_body: Boolean, given: object) -> Response:
    if not isinstance(given, bool):
        raise UnreadableResponse("say true or false")
    return Held(given)


def _word(_body: Typed, given: object) -> Response:
    return Wrote(_text(given, "write a word"))


def _number(_body: Numeric, given: object) -> Response:
    return _readable(_text(given, "write a number"), read_number)


def _computed(body: DrawnComputed, given: object) -> Response:
    return _readable(_text(given, "write your answer"), READERS[body.problem.kind])


def _readable(text: str, read: Callable[[str], object]) -> Response:
    try:
        read(text)
    except UnreadableNumber as problem:
        raise UnreadableResponse(_NUMBER_SENTENCES[problem.reason], problem.reason, problem.text) from None
    return Wrote(text)


def _text(given: object, wanted: str) -> str:
    text = given.strip() if isinstance(given, str) else ""
    if not text:
        raise UnreadableResponse(wanted)
    if len(text) > LONGEST_TEXT:
        raise UnreadableResponse(f"write at most {LONGEST_TEXT} characters")
    if any(unicodedata.category(character) in NOT_TEXT for character in text):
        raise UnreadableResponse("write letters, digits and signs")
    return text


def _gaps(body: Cloze, given: object) -> Response:
    if not isinstance(given, list) or len(given) != len(body.gaps):
        raise UnreadableResponse(f"fill in {len(body.gaps)} gap(s)")
    return Filled(tuple(_text(gap, "fill in every gap") for gap in given))


def _pairs(body: DrawnMatching, given: object) -> Response:
    letters = {option.id for option in body.options}
    if not isinstance(given, dict) or set(given) != {pair.id for pair in body.pairs}:
        raise UnreadableResponse("choose one for each")
    if not all(isinstance(letter, str) and letter in letters for letter in given.values()):
        raise UnreadableResponse("choose among what was offered")
    return Paired(given)


def _order(body: DrawnOrdering, given: object) -> Response:
    wanted = sorted(item.id for item in body.items)
    if not isinstance(given, list) or not all(isinstance(letter, str) for letter in given) or sorted(given) != wanted:
        raise UnreadableResponse("give each a place of its own")
    return Ordered(tuple(given))


def _pointed(body: DrawnHotspot, step: object, unit: object) -> Response:
    units = range(1, len(body.run.values) + 1) if body.hotspot.by_cell else [body.run.unit]
    if type(step) is not int or type(unit) is not int:
        raise UnreadableResponse("choose a step")
    if not 1 <= step <= len(body.run.symbols) or unit not in units:
        raise UnreadableResponse("choose a step of the run")
    return Pointed(step, unit)


def _foretold(body: DrawnPredict, given: object) -> Response:
    steps = len(body.run.symbols)
    if not isinstance(given, list) or len(given) != steps:
        raise UnreadableResponse(f"give a value for each of the {steps} steps")
    return Foretold(tuple(map(_share, given)))


def _share(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given) or not 0 <= given <= 1:
        raise UnreadableResponse("a gate lies between 0 and 1")
    return float(given)


def _grade(_body: Flashcard, given: object) -> Response:
    try:
        return Graded(Grade(str(given)))
    except ValueError:
        raise UnreadableResponse("grade the card: again, hard, good or easy") from None


_READERS: Mapping[type, tuple[tuple[str, ...], Callable[..., Response]]] = {
    SingleChoice: (("choice",), _one),
    MultipleChoice: (("choices",), _several),
    Boolean: (("value",), _held),
    Typed: (("text",), _word),
    Numeric: (("text",), _number),
    DrawnComputed: (("text",), _computed),
    Cloze: (("gaps",), _gaps),
    DrawnMatching: (("pairs",), _pairs),
    DrawnOrdering: (("order",), _order),
    DrawnHotspot: (("step", "unit"), _pointed),
    DrawnPredict: (("values",), _foretold),
    Flashcard: (("grade",), _grade),
}


def read_response(question: Question, plain: Plain) -> Response:
    """The response that `plain` (the JSON of the interface) gives to `question`, which has been drawn.

    Raises UnreadableResponse with a sentence for the learner; such a response costs nothing.
    """
    if plain.get("skipped") is True and len(plain) == 1:
        return Skipped()
    expected, read = _READERS[type(question.body)]
    if set(plain) != set(expected):
        raise UnreadableResponse(f"this question takes {{{', '.join(expected)}}} or {{skipped: true}}")
    given: list[Any] = [plain[name] for name in expected]
    return read(question.body, *given)
