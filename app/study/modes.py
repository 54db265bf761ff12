"""How an answer was given: where, how sure, how well a card was known."""

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
    EXTRA = "extra"  # once more in the same round
    LAB = "lab"
    TEST = "test"


SCHEDULED = (Mode.QUIZ, Mode.FLASHCARDS)  # the modes whose answers say how well something is remembered
