"""Answers that are written: words, numbers, shapes."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from app.lab.generators import Tolerance
from app.study.numbers import LONGEST_NUMBER, NumberReason, UnreadableNumber
from app.study.question_types.base import Parts, Plain, Response, TextReason, UnreadableResponse
from app.typography import plain, visible

V = TypeVar("V")
LONGEST_TEXT = 200  # characters of a gap, a word or a number
NOT_TEXT = {"Cc", "Cs", "Cn", "Co"}  # control characters, half surrogates, and what is no character
SAME = 1e-9  # the rounding of a fraction like 1/3
_SENTENCES = {
    NumberReason.EMPTY: "write a number",
    NumberReason.TOO_LONG: f"a number takes at most {LONGEST_NUMBER} characters",
    NumberReason.NO_NUMBER: "this is not one number: write it like 0.5, 1/2 or 5e-1",
    NumberReason.TWO_WAYS: "this can be read in two ways: before exactly three digits leave the sign out, or add a 0",
    NumberReason.PER_CENT: "this can be read in two ways: write 81 or 0.81 instead of 81%",
    NumberReason.BY_ZERO: "this divides by zero",
    NumberReason.TOO_LARGE: "this number is too large",
    NumberReason.NO_SHAPE: "write the sizes like (32, 50)",
}


@dataclass(frozen=True, slots=True)
class WrittenResponse(Response):
    """As it was written."""

    text: str

    def plain(self) -> dict[str, object]:
        return {"text": self.text}


def read_text(given: object, wanted: str) -> str:
    """A text without what cannot be shown. Raises UnreadableResponse, with `wanted` where there is none."""
    text = " ".join(visible(given).split()) if isinstance(given, str) else ""
    if not plain(text).strip():
        raise UnreadableResponse(wanted)
    if len(text) > LONGEST_TEXT:
        raise UnreadableResponse(f"write at most {LONGEST_TEXT} characters", TextReason.TOO_LONG)
    if any(unicodedata.category(character) in NOT_TEXT for character in text):
        raise UnreadableResponse("write letters, digits and signs", TextReason.NO_SIGNS)
    return text


def read_value(text: str, read: Callable[[str], object]) -> WrittenResponse:
    """A text that `read` takes for a number or a shape. Raises UnreadableResponse."""
    try:
        read(text)
    except UnreadableNumber as problem:
        sentence = _SENTENCES[problem.reason]
        raise UnreadableResponse(sentence, problem.reason, problem.text, problem.readings) from None
    return WrittenResponse(text)


def written_parts(given: Plain) -> Parts[WrittenResponse]:
    """One text has no parts: what cannot be read of it is kept as it was written. Raises UnreadableResponse."""
    text = given.get("text")
    if set(given) != {"text"} or not isinstance(text, str) or len(text) > LONGEST_TEXT:
        raise UnreadableResponse(f"write at most {LONGEST_TEXT} characters")
    return Parts(None, unreadable=True)


def given_text(response: Plain) -> str:
    """What was written; "" where the question was skipped."""
    return str(response.get("text", ""))


def value_in(response: Plain, read: Callable[[str], V]) -> V | None:
    """The value that was written; None where the question was skipped, or what was once read is refused now."""
    try:
        return read(given_text(response)) if given_text(response) else None
    except UnreadableNumber:
        return None


def may_be_per_cent(key: object, asks_per_cent: bool) -> bool:
    """Could `81%` mean 81 here? Where the question speaks of per cent, and where the key is no share of one."""
    return asks_per_cent or (isinstance(key, (int, float)) and abs(key) > 1)


def is_number(key: float, tolerance: Tolerance | None, given: float) -> bool:
    """Is `given` the key, or within its tolerance of it?"""
    near = tolerance is not None and tolerance.near(given, key)
    return near or abs(given - key) <= SAME * max(1.0, abs(key))
