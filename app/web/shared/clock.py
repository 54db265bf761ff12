"""The time that is left, by the server's clock."""

from dataclasses import dataclass
from math import ceil

from app.study.attempts import GRACE, Attempt
from app.web.shared.context import Context
from app.web.shared.language import ngettext


@dataclass(frozen=True, slots=True)
class Clock:
    """What is left in words, and for a script in seconds; what it says as the end comes near, and where it leads."""

    words: str
    seconds: int
    grace: int
    warnings: tuple[tuple[int, str], ...]
    url: str


def clock(context: Context, attempt: Attempt, url: str) -> Clock:
    seconds = max(0, ceil((attempt.deadline - context.now).total_seconds()))
    warnings = tuple((60 * minutes, minutes_left(minutes)) for minutes in (5, 1))
    return Clock(minutes_left(ceil(seconds / 60)), seconds, ceil(GRACE.total_seconds()), warnings, url)


def minutes_left(minutes: int) -> str:
    return ngettext("%(num)d minute left", "%(num)d minutes left", minutes)
