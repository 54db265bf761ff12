"""The text of a question as it was in some revision, and as it was drawn for an answer."""

from functools import lru_cache

from sqlalchemy import Connection

from app.content.archive import unarchive_question
from app.store import published
from app.study.answers import Answer
from app.study.drawing import redraw
from app.study.questions import Question


def text_of(connection: Connection, question_id: str, revision: str) -> Question | None:
    """The question by that very text; None where nobody kept it."""
    document = published.revision_document(connection, question_id, revision)
    return None if document is None else _question(document)


@lru_cache(maxsize=1024)
def _question(document: str) -> Question:
    return unarchive_question(document)


def drawn_for(connection: Connection, answer: Answer) -> Question | None:
    """The question as it was drawn for an answer, by its own text; None where nobody kept that."""
    text = text_of(connection, answer.question_id, answer.revision)
    return text and redraw(text, answer.seed, answer.parameters)
