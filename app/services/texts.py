"""The text of a question as it was in some revision."""

from functools import lru_cache

from sqlalchemy import Connection

from app.content.archive import unarchive_question
from app.store import published
from app.study.questions import Question


def text_of(connection: Connection, question_id: str, revision: str) -> Question | None:
    """The question by that very text; None where nobody kept it."""
    document = published.revision_document(connection, question_id, revision)
    return None if document is None else _question(document)


@lru_cache(maxsize=1024)
def _question(document: str) -> Question:
    return unarchive_question(document)
