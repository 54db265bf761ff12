"""A front (the question's `ask`) and a back; the learner is the judge."""

from dataclasses import dataclass

from app.study.modes import Grade, Mode
from app.study.question_types.base import (
    Body,
    MarkingRule,
    Models,
    QuestionType,
    Response,
    UnreadableResponse,
)
from app.study.words import Words

SCORES = {Grade.AGAIN: 0.0, Grade.HARD: 1.0, Grade.GOOD: 1.0, Grade.EASY: 1.0}


@dataclass(frozen=True, slots=True)
class FlashcardBody(Body):
    back: Words


@dataclass(frozen=True, slots=True)
class FlashcardResponse(Response):
    grade: Grade

    def plain(self) -> dict[str, object]:
        return {"grade": str(self.grade)}


def _score(_body: FlashcardBody, response: FlashcardResponse) -> float:
    return SCORES[response.grade]


class Flashcard(QuestionType[FlashcardBody, FlashcardBody, FlashcardResponse]):
    body, drawn, response = FlashcardBody, FlashcardBody, FlashcardResponse
    takes = ("grade",)
    rule = MarkingRule("flashcard", "self", 1, _score)
    modes = frozenset({Mode.FLASHCARDS})

    def draw(self, body: FlashcardBody, _seed: str, _models: Models) -> FlashcardBody:
        return body

    def read(self, _drawn: FlashcardBody, grade: object) -> FlashcardResponse:
        try:
            return FlashcardResponse(Grade(str(grade)))
        except ValueError:
            raise UnreadableResponse("grade the card: again, hard, good or easy") from None

    def key(self, _drawn: FlashcardBody) -> dict[str, object]:
        """None but its back."""
        return {}

    def back(self, drawn: FlashcardBody) -> Words:
        return drawn.back
