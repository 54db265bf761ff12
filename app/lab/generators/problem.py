"""What a computed question is made of: numbers, a key, and the values that known misconceptions would give."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from math import ceil, log10
from random import Random
from typing import Any

from app.lab.model import Model
from app.lab.trace import SequenceTrace

Parameters = Mapping[str, Any]  # plain JSON, all that `work` needs
Value = float | int | tuple[int, ...]


ROUNDING = 1e-9  # of a difference between two numbers that are written alike


class Kind(Enum):
    """How an answer is read and compared."""

    NUMBER = "number"
    WHOLE = "whole"
    SHAPE = "shape"


class Reason(Enum):
    """Why no fair problem can be made."""

    NO_MODEL = "no-model"  # none of the given ones reads symbols with a single layer
    NO_CELL = "no-cell"  # the generator is of no cell of the lab
    HELD = "held"  # somebody decides a value that is asked for
    NO_SYMBOL = "no-symbol"  # a decoder reads what its encoder ended with, and the question speaks of symbols
    FIRST_STEP = "first-step"  # there is no state before
    TOO_SHORT = "too-short"  # the sequence has too few steps before this one
    SATURATED = "saturated"  # the gate is as good as open or shut
    NO_CLOSING = "no-closing"  # the gate closes nowhere, or more than once
    ONLY_MINUS = "only-minus"  # only one number has a minus sign, or none but the key's step: no sum need be understood
    NO_COUNTER = "no-counter"  # no unit follows the count clearly better than the others
    COINCIDE = "coincide"  # two answers could not be told apart
    TOO_SMALL = "too-small"  # a relative tolerance would leave no room to round
    GIVEN_AWAY = "given-away"  # a number that is shown would be taken for the key
    ROUNDED = "rounded"  # what the model gives, or the lab shows, would be marked wrong


class Unposable(ValueError):
    """No fair problem can be made."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a NUMBER answer may lie from the key: a share of the key, or as it is. The other kinds are exact."""

    size: float
    relative: bool = True

    def reach(self, wanted: float) -> float:
        """How far an answer may lie from `wanted`."""
        return self.size * abs(wanted) if self.relative else self.size

    @property
    def significant_digits(self) -> int:
        """As many as keep every rounded number within this share of it: half a unit of the last digit of 1.00…"""
        return max(1, 1 + ceil(log10(0.5 / self.size) - ROUNDING))

    @property
    def decimals(self) -> int:
        """As many as keep every rounded number this near."""
        return max(0, ceil(log10(0.5 / self.size) - ROUNDING))

    @property
    def is_fine(self) -> bool:
        """Whether an answer may need three decimals."""
        return not self.size or (self.significant_digits > 3 if self.relative else self.decimals > 2)

    def near(self, given: float, wanted: float) -> bool:
        return abs(given - wanted) <= self.reach(wanted) + ROUNDING


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of the lab; step and unit count from 1, `show` is the name of a quantity."""

    model: str
    digest: str
    sequence: str
    step: int
    unit: int
    show: str
    edits: str = ""  # in the notation of app.lab.edits.notation


@dataclass(frozen=True, slots=True)
class Slip:
    """What somebody with a misconception would answer, and the wrong sum with its numbers."""

    misconception: str
    value: Value
    tex: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A question's numbers with all that its answers are judged by."""

    kind: Kind
    shown: Mapping[str, str]  # what `@name` in the question's text becomes: a number, a symbol or a Markdown table
    key: Value
    slips: tuple[Slip, ...]
    working: tuple[str, ...]  # TeX; only the last line holds the key
    spot: Spot | None  # where the lab shows it; None where it is no cell of a model
    picked: bool = False  # the key is one of the numbers by which the table calls its rows or columns


Draw = Callable[[Random, Mapping[str, Model], Tolerance], Parameters]
At = Callable[[SequenceTrace, int, int], Parameters]
Work = Callable[[Parameters], Problem]
Told = Callable[[Parameters], tuple[float, ...]]


def nothing_told(_parameters: Parameters) -> tuple[float, ...]:
    """The lab shows the numbers, but not what is asked for."""
    return ()


@dataclass(frozen=True, slots=True)
class Generator:
    """A kind of computed question; `version` grows when the same parameters give another problem."""

    id: str
    version: int
    kind: Kind
    names: tuple[str, ...]  # the keys of `Problem.shown`
    misconceptions: tuple[str, ...]  # every one that its slips can have
    shows: tuple[str, ...]  # the quantities of the lab that it can be asked about; none where it is of no cell
    draw: Draw  # raises Unposable
    at: At | None  # from a cell of a trace, step and unit from 1, not yet rounded; raises Unposable
    work: Work
    told: Told = nothing_told  # from what is not yet rounded: each number by which the lab tells the answer
