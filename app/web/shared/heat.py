"""The one scale of heat: how strongly a cell takes the colour of its quantity.

The strips of the page (static/js/lab/scale.js), their picture, and the runs of questions (css/components/heat.css) are
held to it by tests: a value looks the same wherever it is met.
"""

from collections.abc import Iterable
from math import floor

from app.lab.quantities import Quantity, QuantityKind

STEPS = 20  # from the ground to the full colour; even a zero is a cell to see, so it has the first
LINES = 0.35  # below zero: the strength of the lines on a cell, of its colour on a weak one, of the ground on a strong
SMALLEST_RANGE = 0.01


def full_value(quantity: Quantity) -> float | None:
    """The size that is drawn in full colour; None where the run decides it."""
    return None if quantity.kind is QuantityKind.STATE else quantity.high


def reach(full: float | None, values: Iterable[float]) -> float:
    """The value in full colour: `full`, or where that is None the largest size, rounded up to two digits."""
    if full is not None:
        return full
    largest = max((SMALLEST_RANGE, *map(abs, values)))
    rounded = float(f"{largest:.2g}")
    return rounded if rounded >= largest else float(f"{largest * 1.05:.2g}")


def heat(value: float, full: float) -> int:
    """The step of a value, from 1 to STEPS; its sign is told by lines, not by the colour."""
    return max(1, floor(STEPS * min(1.0, abs(value) / full) + 0.5))


def is_strong(step: int) -> bool:
    """Whether lines on it have to be pale to be seen."""
    return 2 * step > STEPS
