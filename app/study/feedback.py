"""Feedback: which of a question's reasons belong to the very response that was given, and what else explains it."""

from app.lab.generators import Spot
from app.study.question_types.base import Options, Plain
from app.study.question_types.table import type_of_drawn
from app.study.questions import Question
from app.study.words import Words


def reasons(question: Question, response: Plain) -> list[Words]:
    """What is said of each part of the response that was anticipated."""
    return [said.why for said in type_of_drawn(question.body).feedback(question.body, response)]


def misconceptions(question: Question, response: Plain) -> list[str]:
    """The misconceptions that the response comes from, each once."""
    if "skipped" in response or set(response) == {"unreadable"}:
        return []
    return list(dict.fromkeys(type_of_drawn(question.body).misconceptions(question.body, response)))


def options(question: Question) -> Options:
    """What a drawn question offers to choose from, to match or to put in order, under ids."""
    return type_of_drawn(question.body).options(question.body)


def sides(question: Question) -> Options:
    """What the options are to be matched to."""
    return type_of_drawn(question.body).sides(question.body)


def back(question: Question) -> Words | None:
    """What a card says when it is turned; None where there is nothing to turn."""
    return type_of_drawn(question.body).back(question.body)


def working(question: Question) -> tuple[str, ...]:
    """The solution step by step, in TeX; nothing where nothing is worked."""
    return type_of_drawn(question.body).working(question.body)


def spot(question: Question) -> Spot | None:
    """Where the lab shows what was drawn."""
    return type_of_drawn(question.body).spot(question.body)


def unseen(question: Question) -> range:
    """The steps of that run which would tell the answer."""
    return type_of_drawn(question.body).unseen(question.body)


def key_text(question: Question) -> str:
    """The key as the lab says it beside a learner's own number."""
    return type_of_drawn(question.body).key_text(question.body)
