"""What the forms of a change begin with."""

from collections.abc import Iterable
from math import ceil

DIGITS = 2  # of the values that forms show
SMALL = 0.1  # to set to 0 what is smaller shows next to nothing


def forget_first(letters: Iterable[str]) -> list[str]:
    return sorted(letters, key=lambda letter: letter != "f")


def other_than(value: float) -> str:
    """What a state can be set to so that something happens: 0, or 1 where it is as good as 0 already."""
    return "0" if abs(value) >= SMALL else "1"


def reach(values: list[float]) -> int:
    """A whole number half as far again as the farthest of the values."""
    return max(1, ceil(1.5 * max(map(abs, values))))
