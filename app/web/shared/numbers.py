"""How the lab's pages write numbers: the same digits everywhere, a real minus sign, never a negative zero."""

from dataclasses import dataclass
from math import inf, nextafter

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Signed:
    """A number as an equation writes it: the sign as its own operator, then the size."""

    operator: str
    size: str


def written(number: float, digits: int = 3) -> str:
    """A half goes up, as in scripts."""
    size = abs(number)
    is_half = size * 2 ** (digits + 1) % 2 == 1
    text = f"{nextafter(size, inf) if is_half else size:.{digits}f}"
    return MINUS + text if number < 0 and float(text) else text


def is_below_zero(number: float) -> bool:
    """Whether its square is hatched: what is 0.00 in two digits is not."""
    return written(number, 2).startswith(MINUS)


def percent_of(share: float, digits: int) -> str:
    """A share in percent; what is not whole never looks it."""
    text = f"{share * 100:.{digits}f}"
    return f"{100 - 10**-digits:.{digits}f}%" if share < 1 and float(text) >= 100 else f"{text}%"


def visible(text: str) -> str:
    """A symbol that can be seen: a space has a sign of its own."""
    return text.replace(" ", "\N{OPEN BOX}") if text.isspace() else text


def signed(number: float) -> Signed:
    text = written(number)
    return Signed(MINUS, text[1:]) if text.startswith(MINUS) else Signed("+", text)
