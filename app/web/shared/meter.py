"""A share as words and as a bar."""

from dataclasses import dataclass

from app.study.mastery import Mastery
from app.web.shared.language import percent


@dataclass(frozen=True, slots=True)
class Meter:
    """A share as words and as a bar: `value` of 100."""

    words: str
    value: int


def meter(mastery: Mastery) -> Meter:
    return Meter(percent(mastery.recall), round(mastery.recall * 100))
