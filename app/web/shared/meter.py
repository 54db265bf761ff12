"""A share as words and as a bar."""

from dataclasses import dataclass

from app.study.mastery import Mastery
from app.web.shared.language import percent
from app.web.shared.shares import hundredths


@dataclass(frozen=True, slots=True)
class Meter:
    """A share as words and as a bar: `value` of 100."""

    words: str
    value: int


def share_meter(share: float) -> Meter:
    return Meter(percent(share), hundredths(share))


def meter(mastery: Mastery) -> Meter:
    return share_meter(mastery.recall)
