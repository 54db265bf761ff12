"""Marking: what a response is worth, and what the key was."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from app.study.questions import Cloze, Flashcard, Gap, MultipleChoice, Question, SingleChoice
from app.study.responses import ChoseOne, ChoseSeveral, Filled, Grade, Graded, Response, Skipped

FLASHCARD_SCORES = {Grade.AGAIN: 0.0, Grade.HARD: 1.0, Grade.GOOD: 1.0, Grade.EASY: 1.0}


@dataclass(frozen=True, slots=True)
class Mark:
    """A score from 0 to 1."""

    score: float

    @property
    def correct(self) -> bool:
        return self.score == 1.0


def mark(question: Question, response: Response) -> Mark:
    """The mark of a response that `read_response` read for this very question."""
    match question.body, response:
        case _, Skipped():
            return Mark(0.0)
        case SingleChoice() as single, ChoseOne(chosen):
            return Mark(float(any(c.is_right and c.id == chosen for c in single.choices)))
        case MultipleChoice() as multiple, ChoseSeveral(chosen_ids):
            return Mark(_share_of_right_less_share_of_wrong(multiple, chosen_ids))
        case Cloze(gaps=gaps), Filled(filled):
            right = sum(fits(gap, text) for gap, text in zip(gaps, filled, strict=True))
            return Mark(right / len(gaps))
        case Flashcard(), Graded(grade):
            return Mark(FLASHCARD_SCORES[grade])
    raise TypeError(f"{response!r} is no response to {question.id}")


def _share_of_right_less_share_of_wrong(body: MultipleChoice, chosen: frozenset[str]) -> float:
    """right/R - wrong/W, never below 0: ticking everything earns nothing. The page states the rule."""
    right = [choice.id in chosen for choice in body.choices if choice.is_right]
    wrong = [choice.id in chosen for choice in body.choices if not choice.is_right]
    return max(0.0, sum(right) / len(right) - sum(wrong) / len(wrong))


def folded(text: str) -> str:
    """`text` without what a gap forgives: case, accents, and how many spaces there are."""
    letters = unicodedata.normalize("NFD", text.casefold())  # not NFKD: 10² is not 102
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def fits(gap: Gap, text: str) -> bool:
    return folded(text) in {folded(form) for form in gap.accepted}


_KEYS: dict[type, Callable[..., dict[str, object]]] = {
    SingleChoice: lambda body: {"choice": next(c.id for c in body.choices if c.is_right)},
    MultipleChoice: lambda body: {"choices": sorted(c.id for c in body.choices if c.is_right)},
    Cloze: lambda body: {"gaps": [gap.accepted[0] for gap in body.gaps]},
    Flashcard: lambda _body: {},
}


def key_of(question: Question) -> dict[str, object]:
    """The right response, in the JSON of the interface; a flashcard has none but its back."""
    return _KEYS[type(question.body)](question.body)
