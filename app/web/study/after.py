"""Where an answer leads, and what can be undone of it there."""

from dataclasses import dataclass

from flask import url_for

from app.services.study.answering import Marked
from app.study.modes import Mode


@dataclass(frozen=True, slots=True)
class Undo:
    """The answers that can be taken back, and put back; "" where there is none."""

    take_back: str = ""
    put_back: str = ""


NOTHING_TO_UNDO = Undo()


def after_url(marked: Marked) -> str:
    """Where an answer leads: in the quiz to its verdict, from a graded card to the next card."""
    answer = marked.answer
    if answer.mode is Mode.FLASHCARDS:
        return url_for("rounds.flashcards", set_id=marked.question.set_id, after=answer.id)
    return url_for("verdicts.show_one", answer_id=answer.id)
