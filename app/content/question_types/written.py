"""What types share whose answers are written: anticipated errors, tolerances."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from app.content.faults import Fault
from app.content.numbers_meant import plain_number
from app.content.texts import Document, Id, Said, Text, words
from app.lab.generators import Tolerance
from app.study.question_types.anticipated import AnticipatedError

Number = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]
ToleranceText = Annotated[str, Field(pattern=r"^[0-9]{1,3}(\.[0-9]{1,6})?(%| absolute)$")]
_PER_CENT = re.compile(
    r"[%\u2030\u066a\uff05]|\bper[ -]?cent|\bprozent|\bprocent|\bporcentaje|\bporcentagem|\bpor\s?cien|\bpor\s?cento"
    r"|\bpour[ -]?cent|\bper\s?cento|\bpercentual",
    re.IGNORECASE,
)
USUAL = Tolerance(0.01)
FINEST = 1e-6  # the smallest distance that can be written


class AnticipatedErrorIn(Document):
    """Why a wrong answer that was anticipated is wrong; `when` is how it is written."""

    when: Said
    why: Text
    misconception: Id | None = None


class AnticipatedNumberIn(Document):
    """Why a number that was anticipated is wrong."""

    when: Number
    why: Text
    misconception: Id | None = None


def anticipated(feedback: Iterable[AnticipatedErrorIn], language: str) -> tuple[AnticipatedError, ...]:
    return tuple(AnticipatedError(f.when, words(f.why, language), f.misconception) for f in feedback)


def speak_of_per_cent(text: Mapping[str, str]) -> bool:
    """Do the words of a question, in any language, speak of per cent?"""
    return any(_PER_CENT.search(line) for line in text.values())


def tolerance_of(text: str | None) -> Tolerance:
    """`1%` of the key, `0.05 absolute`, or as usual."""
    if text is None:
        return USUAL
    if text.endswith("%"):
        return Tolerance(float(text[:-1]) / 100)
    return Tolerance(float(text.split()[0]), relative=False)


def tolerance_faults(text: str | None, key: float | None = None) -> Iterator[Fault]:
    """A tolerance that forgives everything, or nothing; `key` is the number that it is about, where there is one."""
    if text is None:
        return
    tolerance = tolerance_of(text)
    if tolerance.relative and key == 0 and tolerance.size > 0:
        hint = "write how far an answer may be off, like 0.05 absolute"
        yield Fault(("tolerance",), f"{text} of 0 is 0: only 0 itself would be right", hint)
    elif tolerance.relative and tolerance.size >= 1:
        yield Fault(("tolerance",), f"within {text}, 0 is right too, and twice the number", "write less than 100%")
    elif not tolerance.relative and key and tolerance.size >= abs(key):
        shown = plain_number(Decimal(repr(abs(key))))
        hint = f"write less than {shown} absolute" if abs(key) > FINEST else "write a share of it, like 1%"
        yield Fault(("tolerance",), f"within {text}, 0 is right too", hint, warns=True)
