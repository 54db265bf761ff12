"""Where an answer leads, and what can be undone of it there."""

from dataclasses import dataclass

from flask import url_for

from app.services.study.answering import Marked


@dataclass(frozen=True, slots=True)
class Undo:
    """The answers that can be taken back, and put back; "" where there is none."""

    take_back: str = ""
    put_back: str = ""


NOTHING_TO_UNDO = Undo()


def after_url(marked: Marked) -> str:
    """Where an answer leads: to its verdict, from a graded card of a round to what comes next."""
    answer = marked.answer
    if answer.round and "grade" in answer.response:
        return url_for("rounds.show_one", round_id=answer.round)
    return url_for("verdicts.show_one", answer_id=answer.id)
