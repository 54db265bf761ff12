"""What the forms of a change begin with: the change in force, or one that does something."""

from collections.abc import Iterable
from math import ceil
from typing import TypeVar

from app.lab.edits.notation import LARGEST, Edit, Edits

Kind = TypeVar("Kind", bound=Edit)
NOTCH = 0.05  # of a slider
DIGITS = 2  # of the values that forms show
SMALL = 0.1  # to set to 0 what is smaller shows next to nothing


def forget_first(letters: Iterable[str]) -> list[str]:
    return sorted(letters, key=lambda letter: letter != "f")


def other_than(value: float) -> str:
    """What a state can be set to so that something happens: 0, or 1 where it is as good as 0 already."""
    return "0" if abs(value) >= SMALL else "1"


def reach(values: Iterable[float], value: str) -> int:
    """A whole number half as far again as the farthest of the values and as far as `value`, as far as may be."""
    return max(1, min(int(LARGEST), ceil(max(1.5 * max(map(abs, values)), abs(float(value))))))


def last_of(edits: Edits, kind: type[Kind]) -> Kind | None:
    """The change of a kind that is in force; where there are several, the newest."""
    return next((edit for edit in reversed(edits) if isinstance(edit, kind)), None)


def notch(value: str) -> str:
    """The step of a slider that has to stand at a value."""
    is_coarse = round(float(value) * 100) % round(NOTCH * 100) == 0 and len(value.partition(".")[2]) <= DIGITS
    return f"{NOTCH:g}" if is_coarse else "any"
