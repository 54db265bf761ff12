"""What types share whose answers are written: anticipated errors, tolerances."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field

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
