"""What a learner can answer, and how it is written down."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.study.questions import Body, Cloze, Flashcard, MultipleChoice, Question, SingleChoice

LONGEST_GAP = 200
NOT_TEXT = {"Cc", "Cs", "Cn", "Co"}  # control characters, half surrogates, and what is no character


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
class Filled:
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    grade: Grade


Response = Skipped | ChoseOne | ChoseSeveral | Filled | Graded
Plain = Mapping[str, object]


class UnreadableResponse(ValueError):
    """The response does not fit the question. The message is for its sender."""


def _one(body: SingleChoice, plain: Plain) -> Response:
    return ChoseOne(_known(body, plain.get("choice")))


def _several(body: MultipleChoice, plain: Plain) -> Response:
    given = plain.get("choices")
    if not isinstance(given, list) or not given:
        raise UnreadableResponse("choose at least one")
    return ChoseSeveral(frozenset(_known(body, choice) for choice in given))


def _known(body: SingleChoice | MultipleChoice, given: object) -> str:
    for choice in body.choices:
        if choice.id == given:
            return choice.id
    raise UnreadableResponse("choose one of the choices that were offered")


def _gaps(body: Cloze, plain: Plain) -> Response:
    given = plain.get("gaps")
    if not isinstance(given, list) or len(given) != len(body.gaps):
        raise UnreadableResponse(f"fill in {len(body.gaps)} gap(s)")
    filled = tuple(gap.strip() if isinstance(gap, str) else "" for gap in given)
    if not all(filled):
        raise UnreadableResponse("fill in every gap")
    if any(len(gap) > LONGEST_GAP for gap in filled):
        raise UnreadableResponse(f"a gap takes at most {LONGEST_GAP} characters")
    if any(unicodedata.category(character) in NOT_TEXT for gap in filled for character in gap):
        raise UnreadableResponse("a gap takes letters, digits and signs")
    return Filled(filled)


def _grade(_body: Flashcard, plain: Plain) -> Response:
    try:
        return Graded(Grade(str(plain.get("grade"))))
    except ValueError:
        raise UnreadableResponse("grade the card: again, hard, good or easy") from None


_READERS = {
    SingleChoice: ("choice", _one),
    MultipleChoice: ("choices", _several),
    Cloze: ("gaps", _gaps),
    Flashcard: ("grade", _grade),
}


def _reader(body: Body):  # type: ignore[no-untyped-def]  # each reader takes its own body: the table holds the pairs
    return _READERS[type(body)]


def read_response(question: Question, plain: Plain) -> Response:
    """The response that `plain` (the JSON of the interface) gives to `question`.

    Raises UnreadableResponse with a sentence for the learner; such a response costs nothing.
    """
    if plain.get("skipped") is True and len(plain) == 1:
        return Skipped()
    expected, read = _reader(question.body)
    if set(plain) != {expected}:
        raise UnreadableResponse(f"this question takes {{{expected}}} or {{skipped: true}}")
    response: Response = read(question.body, plain)
    return response


def plain_response(response: Response) -> dict[str, object]:
    """The JSON of `response`: what `read_response` reads."""
    match response:
        case Skipped():
            return {"skipped": True}
        case ChoseOne(choice):
            return {"choice": choice}
        case ChoseSeveral(choices):
            return {"choices": sorted(choices)}
        case Filled(gaps):
            return {"gaps": list(gaps)}
        case Graded(grade):
            return {"grade": str(grade)}
