"""A student says what a gate will do, then sees it: how near the guess was."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.typography import plain

NEAR = 0.2  # a guess this close to the gate counts
UNTOUCHED = 0.5  # what a guess starts from at every step
CLOSED = 0.5  # a gate below this lets less than half through
_SHARE = re.compile(r"(?:0?\.[0-9]{1,9}|[01](?:\.[0-9]{0,9})?)", re.ASCII)
_SPACE = re.compile(r"[\s;]+")
_SEPARATOR = re.compile(r"[\s,;]+")


class GuessReason(Enum):
    """What can be wrong with a guess."""

    NOT_ONE_A_STEP = "not-one-a-step"
    NOT_A_SHARE = "not-a-share"
    NO_SUCH_STEP = "no-such-step"
    UNTOUCHED = "untouched"


class GuessProblem(ValueError):
    """A guess that cannot be marked; `text` is the offending piece, `position` counts from 1."""

    def __init__(self, reason: GuessReason, position: int = 0, text: str = "") -> None:
        super().__init__(f"{reason.value} at {position}: {text[:20]!r}")
        self.reason, self.position, self.text = reason, position, text[:20]


@dataclass(frozen=True, slots=True)
class CurveMark:
    """How near a guessed curve was; steps count from 1."""

    near: int  # steps guessed within NEAR
    timesteps: int
    score: float  # 0 to 1: see `mark_curve`
    in_halves: bool  # the gate is both open and closed, and each counts for half of the score
    worst_step: int
    guessed: float  # at the worst step
    value: float  # likewise


@dataclass(frozen=True, slots=True)
class StepMark:
    """Whether the gate closes at the guessed step (0: it never does), and where it does."""

    right: bool
    step: int
    value: float  # of the gate at the guessed step; at its lowest for a guess of never
    closes: tuple[int, ...]  # every step at which it falls below CLOSED
    lowest_step: int
    lowest: float

    @property
    def score(self) -> float:
        return float(self.right)


def read_curve(text: str, timesteps: int) -> tuple[float, ...]:
    """A share from 0 to 1 for every step, separated by commas, semicolons or spaces. Raises GuessProblem."""
    pieces = _pieces(plain(text), timesteps)
    for position, piece in enumerate(pieces, start=1):
        if not _SHARE.fullmatch(piece) or float(piece) > 1.0:
            raise GuessProblem(GuessReason.NOT_A_SHARE, position, piece)
    if len(pieces) != timesteps:
        raise GuessProblem(GuessReason.NOT_ONE_A_STEP, len(pieces))
    guess = tuple(map(float, pieces))
    if set(guess) == {UNTOUCHED}:
        raise GuessProblem(GuessReason.UNTOUCHED)
    return guess


def _pieces(text: str, timesteps: int) -> list[str]:
    """Parted at every comma; where that makes too many and commas as decimal points make one a step, in that way."""
    pieces = [piece for piece in _SEPARATOR.split(text) if piece]
    decimals = [piece.strip(",").replace(",", ".") for piece in _SPACE.split(text) if piece.strip(",")]
    return decimals if len(decimals) == timesteps < len(pieces) else pieces


def read_step(text: str, timesteps: int) -> int:
    """A step from 1, or 0 for never. Raises GuessProblem."""
    step = plain(text).strip()
    if not re.fullmatch(r"[0-9]{1,4}", step, re.ASCII) or int(step) > timesteps:
        raise GuessProblem(GuessReason.NO_SUCH_STEP, text=text)
    return int(step)


def is_near(guessed: float, value: float) -> bool:
    """Does a guess for one step count?"""
    return abs(guessed - value) <= NEAR + 1e-9  # 0.8 for 0.6 counts, whatever floats make of it


def mark_curve(guess: Sequence[float], values: Sequence[float]) -> CurveMark:
    """Mark a guess for every step of a gate; both as long as the run.

    The score is the share of steps within NEAR, half of it for those at which the gate is open and half for those at
    which it is closed, where it is both: else a guess of "always open" would earn almost everything.
    """
    distances = [abs(guessed - value) for guessed, value in zip(guess, values, strict=True)]
    worst = max(range(len(distances)), key=distances.__getitem__)
    near = [is_near(guessed, value) for guessed, value in zip(guess, values, strict=True)]
    sides = [
        [hit for hit, value in zip(near, values, strict=True) if (value < CLOSED) is side] for side in (True, False)
    ]
    shares = [sum(side) / len(side) for side in sides if side]
    score, in_halves = sum(shares) / len(shares), len(shares) > 1
    return CurveMark(sum(near), len(values), score, in_halves, worst + 1, guess[worst], values[worst])


def mark_step(step: int, values: Sequence[float]) -> StepMark:
    """Mark a guess of where a gate closes; 0 says that it never does."""
    closes = closing_steps(values)
    lowest = min(range(len(values)), key=values.__getitem__)
    right = step in closes if closes else step == 0
    return StepMark(right, step, values[(step or lowest + 1) - 1], closes, lowest + 1, values[lowest])


def closing_steps(values: Sequence[float]) -> tuple[int, ...]:
    """The steps, from 1, at which a gate falls below CLOSED; a gate that starts closed closes at step 1."""
    before = [1.0, *values]
    pairs = zip(before, values, strict=False)
    return tuple(step for step, (last, now) in enumerate(pairs, start=1) if now < CLOSED <= last)
