"""Numbers and shapes as people write them, read before anything is marked.

`0,5`, `.5`, `1/2` and `5e-1` are one number. What can be read in two ways is refused rather than guessed; what the
question leaves only one reading of is read so.
"""

import math
import re
from dataclasses import dataclass
from enum import Enum

from app.typography import plain

LONGEST_NUMBER = 60  # characters
LARGEST = 1e15
MOST_SIZES = 8  # of a shape

_SPACED = re.compile(r"[1-9][0-9]{0,2}(?:[ '][0-9]{3})+(?![0-9])")
_SPACED_DECIMALS = re.compile(r"(?<=[.,])[0-9]{3}(?: [0-9]{3})* [0-9]{1,3}(?![0-9])")
_POWER = re.compile(r"(?:^|(?<=[+-])|\s*[×x*·]\s*)10\s*(?:\^|\*\*)\s*\{?\s*([+-]?[0-9]{1,3})\s*\}?$")
_TWO_WAYS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}[.,][0-9]{3}(?![0-9.,])")
_DECIMAL_POINT = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9.,])")
_THOUSANDS_ONLY = re.compile(r"(?<![0-9.,])([1-9][0-9]{0,2})[.,](?!000)([0-9]{3})(?![0-9.,])")
_SEPARATOR = re.compile("[.,]")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]*")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|(?:\.[0-9]{3}){2,})")
_PLAIN = re.compile(r"(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)")
_EXPONENT = re.compile(r"(?P<size>[^eE]+)(?:[eE](?P<exponent>[+-]?[0-9]{1,3}))?")
_SIZE = re.compile(r"[0-9]{1,9}")


Readings = tuple[str, ...]  # none, or two


class NumberReason(Enum):
    """Why a text is not taken for a number, or for a shape."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NO_NUMBER = "no-number"
    TWO_WAYS = "two-ways"
    PER_CENT = "per-cent"
    BY_ZERO = "by-zero"
    TOO_LARGE = "too-large"
    NO_SHAPE = "no-shape"


class UnreadableNumber(ValueError):
    """The text is not one number: `text` was written, cut short; `readings` are how its two meanings are written."""

    def __init__(self, reason: NumberReason, text: str, readings: Readings = ()) -> None:
        self.reason, self.text, self.readings = reason, text.strip()[:LONGEST_NUMBER], readings
        super().__init__(f"{reason.value}: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question says of its number, so that one reading of it is left.

    Its own numbers are written like `1.038` (`decimal_point`), or it asks for a `whole` one. Where per cent may be what
    is asked (`per_cent`), 81% could be 81 as well as 0.81.
    """

    decimal_point: bool = False
    whole: bool = False
    per_cent: bool = False


ANY_NUMBER = Asked()


def read_number(text: str, asked: Asked = ANY_NUMBER) -> float:
    """The number that `text` writes, with a decimal point or comma, a fraction, a power of ten or per cent.

    Raises UnreadableNumber, also where a point or comma before exactly three digits could part thousands or decimals.
    """
    written = _one_reading(plain(text).strip(), asked)
    if len(written) > LONGEST_NUMBER:
        raise UnreadableNumber(NumberReason.TOO_LONG, text)
    if not written:
        raise UnreadableNumber(NumberReason.EMPTY, text)
    share = written.endswith("%")
    bare = written.removesuffix("%")
    above, slash, below = bare.partition("/")
    if any(_TWO_WAYS.fullmatch(part.strip().lstrip("+-")) for part in (above, below)):
        raise UnreadableNumber(NumberReason.TWO_WAYS, text, _two_readings(bare if asked.per_cent else written))
    number = _signed(above, text) / (_divisor(below, text) if slash else 1.0)
    if not math.isfinite(number) or abs(number) > LARGEST:
        raise UnreadableNumber(NumberReason.TOO_LARGE, text)
    if share and asked.per_cent and number:
        raise UnreadableNumber(NumberReason.PER_CENT, text, (write_number(number), write_number(number / 100)))
    return number / 100 if share else number


def _one_reading(written: str, asked: Asked) -> str:
    """What the question tells apart, written so that it is read in that way."""
    if asked.decimal_point:
        written = _DECIMAL_POINT.sub(r"\g<0>0", written)
    return _THOUSANDS_ONLY.sub(r"\1\2", written) if asked.whole else written


def _divisor(written: str, text: str) -> float:
    number = _signed(written, text)
    if number == 0:
        raise UnreadableNumber(NumberReason.BY_ZERO, text)
    return number


def _signed(written: str, text: str) -> float:
    written = _with_exponent(written.strip())
    if found := _SPACED.match(written.lstrip("+-")):
        written = written.replace(found[0], re.sub(r"[^0-9]", "", found[0]), 1)
    written = _SPACED_DECIMALS.sub(lambda found: found[0].replace(" ", ""), written)
    sign, digits = (-1.0, written[1:]) if written.startswith("-") else (1.0, written.removeprefix("+"))
    found = _EXPONENT.fullmatch(digits.strip())
    if found is None:
        raise UnreadableNumber(NumberReason.NO_NUMBER, text)
    return sign * float(f"{_ungrouped(found['size'], text)}e{found['exponent'] or 0}")


def _with_exponent(written: str) -> str:
    """`3·10^4` as `3e4`, and `10^4` as `1e4`."""
    if not (found := _POWER.search(written)):
        return written
    factor = written[: found.start()]
    return f"{factor if factor.strip('+-') else f'{factor}1'}e{found[1]}"


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


def _two_readings(written: str) -> Readings:
    """The two ways in which an ambiguous number can be meant, so that one of them can be written instead."""
    whole = _TWO_WAYS.sub(lambda found: _SEPARATOR.sub("", found[0]), written)
    decimal = _TWO_WAYS.sub(lambda found: f"{found[0].replace(',', '.')}0", written)
    return whole, decimal


def read_shape(text: str) -> tuple[int, ...]:
    """Sizes between brackets or without, parted by commas, spaces or ×: `(32, 10, 50)`. Raises UnreadableNumber."""
    written = plain(text).strip()
    if len(written) > LONGEST_NUMBER:
        raise UnreadableNumber(NumberReason.TOO_LONG, text)
    inside = re.sub(r"^[(\[]|[)\]]$", "", written).strip().removesuffix(",")
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
