"""Numbers and shapes as people write them, read before anything is marked.

`0,5`, `.5`, `1/2` and `5e-1` are one number. What can be read in two ways is refused rather than guessed.
"""

import math
import re
from enum import Enum

LONGEST_NUMBER = 60  # characters
LARGEST = 1e15
MOST_SIZES = 8  # of a shape

_SIGNS = str.maketrans(
    {"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{FRACTION SLASH}": "/", "\N{DIVISION SLASH}": "/"}
)
_SPACED = re.compile(
    r"[1-9][0-9]{0,2}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}'’][0-9]{3})+(?![0-9])"
)
_POWER = re.compile(r"\s*[×x*·]\s*10\s*(?:\^|\*\*)\s*")
_TWO_WAYS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}[.,][0-9]{3}(?![0-9.,])")
_DECIMAL_POINT = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9.,])")
_SEPARATOR = re.compile("[.,]")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]*")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|(?:\.[0-9]{3}){2,})")
_PLAIN = re.compile(r"(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)")
_EXPONENT = re.compile(r"(?P<size>[^eE]+)(?:[eE](?P<exponent>[+-]?[0-9]{1,3}))?")
_SIZE = re.compile(r"[0-9]{1,9}")


class NumberReason(Enum):
    """Why a text is not taken for a number, or for a shape."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NO_NUMBER = "no-number"
    TWO_WAYS = "two-ways"
    BY_ZERO = "by-zero"
    TOO_LARGE = "too-large"
    NO_SHAPE = "no-shape"


class UnreadableNumber(ValueError):
    """The text is not one number; `text` is what was written, cut short."""

    def __init__(self, reason: NumberReason, text: str) -> None:
        self.reason, self.text = reason, text.strip()[:LONGEST_NUMBER]
        super().__init__(f"{reason.value}: {self.text!r}")


def read_number(text: str, *, point_is_decimal: bool = False) -> float:
    """The number that `text` writes, with a decimal point or comma, a fraction, a power of ten or per cent.

    Raises UnreadableNumber, also where a point or comma before exactly three digits could part thousands or decimals.
    With `point_is_decimal` the question itself writes its numbers as `1.038`: then a point parts no thousands.
    """
    if len(text) > LONGEST_NUMBER:
        raise UnreadableNumber(NumberReason.TOO_LONG, text)
    written = text.strip().translate(_SIGNS)
    if point_is_decimal:
        written = _DECIMAL_POINT.sub(r"\g<0>0", written)
    if not written:
        raise UnreadableNumber(NumberReason.EMPTY, text)
    share = written.endswith("%")
    above, slash, below = written.removesuffix("%").partition("/")
    number = _signed(above, text) / (_divisor(below, text) if slash else 1.0)
    if not math.isfinite(number) or abs(number) > LARGEST:
        raise UnreadableNumber(NumberReason.TOO_LARGE, text)
    return number / 100 if share else number


def _divisor(written: str, text: str) -> float:
    number = _signed(written, text)
    if number == 0:
        raise UnreadableNumber(NumberReason.BY_ZERO, text)
    return number


def _signed(written: str, text: str) -> float:
    written = _POWER.sub("e", written.strip())
    if found := _SPACED.match(written.lstrip("+-")):
        written = written.replace(found[0], re.sub(r"[^0-9]", "", found[0]), 1)
    sign, digits = (-1.0, written[1:]) if written.startswith("-") else (1.0, written.removeprefix("+"))
    found = _EXPONENT.fullmatch(digits.strip())
    if found is None:
        raise UnreadableNumber(NumberReason.NO_NUMBER, text)
    if _TWO_WAYS.fullmatch(found["size"]) and not found["exponent"]:
        raise UnreadableNumber(NumberReason.TWO_WAYS, text)
    return sign * float(f"{_ungrouped(found['size'], text)}e{found['exponent'] or 0}")


def _ungrouped(digits: str, text: str) -> str:
    """The digits without what parts thousands, with a decimal point."""
    last = max(digits.rfind(","), digits.rfind("."))
    if "," in digits and "." in digits and _GROUPED.fullmatch(digits):
        return f"{_SEPARATOR.sub('', digits[:last])}.{digits[last + 1 :]}"
    if _THOUSANDS.fullmatch(digits):
        return _SEPARATOR.sub("", digits)
    if not _PLAIN.fullmatch(digits):
        raise UnreadableNumber(NumberReason.NO_NUMBER, text)
    return digits.replace(",", ".")


def two_readings(text: str) -> tuple[str, str]:
    """The two ways in which an ambiguous number can be meant, so that one of them can be written instead."""
    whole = _TWO_WAYS.sub(lambda found: _SEPARATOR.sub("", found[0]), text.strip())
    decimal = _TWO_WAYS.sub(lambda found: f"{found[0].replace(',', '.')}0", text.strip())
    return whole, decimal


def read_shape(text: str) -> tuple[int, ...]:
    """Sizes between brackets or without, parted by commas, spaces or ×: `(32, 10, 50)`. Raises UnreadableNumber."""
    if len(text) > LONGEST_NUMBER:
        raise UnreadableNumber(NumberReason.TOO_LONG, text)
    inside = re.sub(r"^[(\[]|[)\]]$", "", text.strip()).strip().removesuffix(",")
    if not inside:
        raise UnreadableNumber(NumberReason.EMPTY, text)
    sizes = re.split(r"\s*[,;×x]\s*|\s+", inside)
    if len(sizes) > MOST_SIZES or not all(_SIZE.fullmatch(size) for size in sizes):
        raise UnreadableNumber(NumberReason.NO_SHAPE, text)
    return tuple(map(int, sizes))


def write_number(value: float | tuple[int, ...]) -> str:
    """A value so that `read_number` or `read_shape` reads it back: never with exactly three decimals."""
    if isinstance(value, tuple):
        return f"({', '.join(map(str, value))})"
    if float(value).is_integer():
        return str(int(value))
    text = f"{value:.6g}"
    return f"{text}0" if re.search(r"[1-9][0-9]*\.[0-9]{3}$", text) else text
