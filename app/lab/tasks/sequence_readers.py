"""How a typed text becomes steps that a network can read: symbols of an alphabet, or a series of numbers."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.typography import plain

MAX_SYMBOLS = 500
LONGEST_TEXT = 13 * MAX_SYMBOLS  # characters of a series: each number with its mark and its comma
MAX_DIGITS = 12  # characters of a number
MAX_PIECE = 20  # characters of an offending piece that are kept
MARK = "*"

# Positions in the alphabet (..., timesteps), int64; or [value, mark] (..., timesteps, 2), float64.
Raw = NDArray[Any]

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SEPARATOR = re.compile(r"[,; \t\r\n]+")
_BESIDE_COMMAS = re.compile(r",?[; \t\r\n][,; \t\r\n]*")  # what separates numbers without a comma glued to both
_TWO_OR_ONE = re.compile(r"[+-]?[0-9]+,[0-9]+\*?")  # the whole text: 7,5 is two numbers, or one
_GLUED = re.compile(r"(?:^|,)[+-]?[0-9]+,[0-9]+(?=,|\*|$)")  # 0,5: two numbers, or a half


class Reason(Enum):
    """What can be wrong with a sequence."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    UNKNOWN_SYMBOL = "unknown-symbol"
    NOT_A_NUMBER = "not-a-number"
    OUT_OF_RANGE = "out-of-range"
    NO_MARKS = "no-marks"
    DECIMAL_COMMA = "decimal-comma"


_SENTENCES = {
    Reason.EMPTY: "The sequence is empty.",
    Reason.TOO_LONG: f"The sequence is longer than {MAX_SYMBOLS} steps.",
    Reason.UNKNOWN_SYMBOL: "Symbol {position}, {symbol!r}, is not in the model's alphabet.",
    Reason.NOT_A_NUMBER: "Entry {position}, {symbol!r}, is not a decimal number.",
    Reason.OUT_OF_RANGE: "Number {position}, {symbol!r}, is outside the model's range.",
    Reason.NO_MARKS: "Entry {position}, {symbol!r}, has a mark, but this model reads none.",
    Reason.DECIMAL_COMMA: "In entry {position}, {symbol!r}, the comma may be a decimal point: write 0.5, or 0, 5.",
}


class SequenceProblem(ValueError):
    """A sequence that a model cannot read; `position` counts from 1, and an empty sequence has neither.

    `symbol` is the offending symbol, or the first characters of the offending number.
    """

    def __init__(self, reason: Reason, position: int | None = None, symbol: str | None = None) -> None:
        self.reason, self.position = reason, position
        self.symbol = symbol if symbol is None else symbol[:MAX_PIECE]
        super().__init__(_SENTENCES[reason].format(position=position, symbol=self.symbol))


@dataclass(frozen=True, eq=False)
class Reading:
    """A text that has been read: what people see of each step, and what a task makes inputs of."""

    symbols: tuple[str, ...]
    raw: Raw  # (timesteps) or (timesteps, 2)


@dataclass(frozen=True)
class SymbolReader:
    """Reads each character as a symbol of the alphabet."""

    alphabet: tuple[str, ...]

    def read(self, text: str) -> Reading:
        """Raises SequenceProblem where `text` is empty, too long or holds another symbol."""
        text = self._as_known(text)
        _check_length(text)
        for position, symbol in enumerate(text, start=1):
            if symbol not in self.alphabet:
                raise SequenceProblem(Reason.UNKNOWN_SYMBOL, position, symbol)
        positions = [self.alphabet.index(symbol) for symbol in text]
        return Reading(tuple(text), np.array(positions, dtype=np.int64))  # (timesteps)

    def _as_known(self, text: str) -> str:
        """The symbols of the alphabet as they are, others as a plain keyboard writes them."""
        return "".join(symbol if symbol in self.alphabet else plain(symbol) for symbol in text)


@dataclass(frozen=True)
class SeriesReader:
    """Reads decimal numbers from `low` to `high`; with `marks`, a trailing * marks a step: `0.3, 0.8*, .1`."""

    low: float
    high: float
    marks: bool

    def read(self, text: str) -> Reading:
        """Raises SequenceProblem for what is no such series, or could be read in two ways (`0,5 0,3`)."""
        text = plain(text)
        if found := decimal_comma(text):
            raise SequenceProblem(Reason.DECIMAL_COMMA, *found)
        pieces = tuple(_pieces(text))
        _check_length(pieces)
        rows = [self._row(position, piece) for position, piece in enumerate(pieces, start=1)]
        return Reading(pieces, np.array(rows, dtype=np.float64))  # (timesteps, 2)

    def _row(self, position: int, piece: str) -> tuple[float, float]:
        number, marked = piece.removesuffix(MARK), piece.endswith(MARK)
        if len(number) > MAX_DIGITS or not _NUMBER.fullmatch(number):
            raise SequenceProblem(Reason.NOT_A_NUMBER, position, piece)
        if marked and not self.marks:
            raise SequenceProblem(Reason.NO_MARKS, position, piece)
        if not self.low <= float(number) <= self.high:
            raise SequenceProblem(Reason.OUT_OF_RANGE, position, piece)
        return float(number), float(marked)


Reader = SymbolReader | SeriesReader


def _pieces(text: str) -> list[str]:
    return [piece for piece in _SEPARATOR.split(text) if piece]


def _check_length(steps: str | tuple[str, ...]) -> None:
    if not steps:
        raise SequenceProblem(Reason.EMPTY)
    if len(steps) > MAX_SYMBOLS:
        raise SequenceProblem(Reason.TOO_LONG, MAX_SYMBOLS + 1, steps[MAX_SYMBOLS])


def decimal_comma(text: str) -> tuple[int, str] | None:
    """The first comma that may be a decimal point, with its place; None where every comma parts two numbers.

    It is glued between two whole numbers, and something else separates numbers too, or it is the only one.
    """
    groups = [group for group in _BESIDE_COMMAS.split(text) if group]
    if len(groups) == 1:
        return (1, groups[0]) if _TWO_OR_ONE.fullmatch(groups[0]) else None
    position = 1
    for group in groups:
        if found := _GLUED.search(group):
            return position + len(_pieces(group[: found.start()])), found[0].removeprefix(",")
        position += len(_pieces(group))
    return None
