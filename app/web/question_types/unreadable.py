"""Why an answer could not be read, said to the one who gave it."""

from app.study.question_types.base import UnreadableResponse
from app.web.question_types.table import missing_sentence
from app.web.shared.number_sentences import number_sentence


def unreadable_sentence(problem: UnreadableResponse, type_name: str) -> str:
    """What is missing, or what cannot be read and how to write it."""
    return number_sentence(problem) or missing_sentence(type_name)
