"""The text of a question as it was in some revision, and as it was drawn for an answer."""

from functools import lru_cache

from sqlalchemy import Connection

from app.content.published_json import question_from_json
from app.store import published
from app.study.answer_log import Answer
from app.study.drawing import redraw
from app.study.questions import Question


def text_of(connection: Connection, question_id: str, revision: str) -> Question | None:
    """The question by that very text; None where nobody kept it."""
    document = published.revision_document(connection, question_id, revision)
    return None if document is None else _question(document)


@lru_cache(maxsize=1024)
def _question(document: str) -> Question:
    return question_from_json(document)


class Texts:
    """Each text read once, for whoever goes through many answers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._texts: dict[tuple[str, str], Question | None] = {}

    def drawn_for(self, answer: Answer) -> Question | None:
        """As `drawn_for` below."""
        key = (answer.question_id, answer.revision)
        if key not in self._texts:
            self._texts[key] = text_of(self._connection, *key)
        text = self._texts[key]
        return text and redraw(text, answer.seed, answer.parameters)


def drawn_for(connection: Connection, answer: Answer) -> Question | None:
    """The question as it was drawn for an answer, by its own text; None where nobody kept that."""
    text = text_of(connection, answer.question_id, answer.revision)
    return text and redraw(text, answer.seed, answer.parameters)
