"""What a learner can answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How well a flashcard's reader says it went."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


class Certainty(StrEnum):
    """How sure a learner says to be."""

    GUESS = "guess"
    FAIRLY = "fairly"
    CERTAIN = "certain"


class Mode(StrEnum):
    """Where an answer was given."""

    FLASHCARDS = "flashcards"
    QUIZ = "quiz"
    LAB = "lab"
    TEST = "test"


SCHEDULED = (Mode.QUIZ, Mode.FLASHCARDS)  # the modes whose answers say how well something is remembered


@dataclass(frozen=True, slots=True)
class Skipped:
    """ "I don't know"."""


@dataclass(frozen=True, slots=True)
class ChoseOne:
    choice: str


@dataclass(frozen=True, slots=True)
class ChoseSeveral:
    choices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Held:
    """A statement held to be true, or false."""

    value: bool


@dataclass(frozen=True, slots=True)
class Wrote:
    """A word or a number, as it was written."""

    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """The letter of an option for each pair."""

    pairs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ordered:
    """Letters, from first to last."""

    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pointed:
    """A cell of a run, step and unit from 1."""

    step: int
    unit: int


@dataclass(frozen=True, slots=True)
class Foretold:
    """A gate's value (0 to 1) at every step."""

    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    grade: Grade


Response = Skipped | ChoseOne | ChoseSeveral | Held | Wrote | Filled | Paired | Ordered | Pointed | Foretold | Graded
Plain = Mapping[str, object]

_PLAIN: Mapping[type, Callable[..., dict[str, object]]] = {
    Skipped: lambda _response: {"skipped": True},
    ChoseOne: lambda response: {"choice": response.choice},
    ChoseSeveral: lambda response: {"choices": sorted(response.choices)},
    Held: lambda response: {"value": response.value},
    Wrote: lambda response: {"text": response.text},
    Filled: lambda response: {"gaps": list(response.gaps)},
    Paired: lambda response: {"pairs": dict(sorted(response.pairs.items()))},
    Ordered: lambda response: {"order": list(response.order)},
    Pointed: lambda response: {"step": response.step, "unit": response.unit},
    Foretold: lambda response: {"values": list(response.values)},
    Graded: lambda response: {"grade": str(response.grade)},
}


def plain_response(response: Response) -> dict[str, object]:
    """The JSON of `response`: what `read_response` reads."""
    return _PLAIN[type(response)](response)
