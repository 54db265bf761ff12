"""How long answers take: what was measured, as far as it can be believed."""

from collections.abc import Sequence
from math import ceil
from statistics import median

LONGEST_MS = 120_000  # beyond it somebody was away
UNKNOWN_MS = 30_000  # an answer that nobody timed
FEWEST = 5  # answers before a learner's own pace is believed


def believed(elapsed_ms: int | None) -> int:
    """The milliseconds that an answer counts for."""
    return UNKNOWN_MS if elapsed_ms is None else min(elapsed_ms, LONGEST_MS)


def pace(elapsed: Sequence[int | None]) -> float:
    """The milliseconds that the next answer takes, by the last ones; half a minute for somebody who has few."""
    return median(map(believed, elapsed)) if len(elapsed) >= FEWEST else UNKNOWN_MS


def whole_minutes(milliseconds: float) -> int:
    """In whole minutes; one at least."""
    return max(1, ceil(milliseconds / 60_000 - 0.5))


def minutes(answers: int, each_ms: float) -> int:
    """About how many minutes so many answers take; one at least."""
    return whole_minutes(answers * each_ms)
