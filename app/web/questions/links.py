"""Where a question is asked, and the cell of the lab that it is about."""

from flask import url_for

from app.lab.generators import Spot
from app.study.modes import Mode
from app.study.next_question import mode_of
from app.study.questions import Question

MODE_VIEWS = {Mode.QUIZ: "rounds.quiz", Mode.FLASHCARDS: "rounds.flashcards"}


def question_url(question: Question, undone: str = "") -> str:
    """Where this very question is asked; after an answer to it was `undone`, with the way to put that back."""
    view = MODE_VIEWS[mode_of(question)]
    return url_for(view, set_id=question.set_id, question=question.local_id, undone=undone or None)


def spot_fields(spot: Spot) -> tuple[tuple[str, str], ...]:
    """The cell of the lab that a question is about, as an address and a form carry it."""
    plain = {"model": spot.model, "sequence": spot.sequence, "do": spot.edits, "step": spot.step, "unit": spot.unit}
    return tuple((name, str(value)) for name, value in plain.items() if value)
