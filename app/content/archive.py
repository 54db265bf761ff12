"""Published content as JSON text: what the database keeps, so that every answer can be shown by its own text."""

from collections.abc import Mapping

from app.content.building import build_question, build_set
from app.content.documents import SetIn
from app.content.question_types.base import QuestionIn
from app.content.question_types.table import AnyQuestionIn
from app.content.sources import SourceIn, Sources
from app.content.texts import Document, Language
from app.content.vocabulary import NO_VOCABULARY, ConceptIn, MisconceptionIn, Vocabulary
from app.content.vocabulary_use import shared_by
from app.study.questions import Question, QuestionSet


class _ArchivedSet(Document):
    set: SetIn
    sources: Mapping[str, SourceIn]
    concepts: Mapping[str, ConceptIn] = {}
    misconceptions: Mapping[str, MisconceptionIn] = {}


class _ArchivedQuestion(Document):
    set_id: str
    language: Language
    question: AnyQuestionIn
    sources: Mapping[str, SourceIn]


def archive_set(document: SetIn, sources: Sources, vocabulary: Vocabulary = NO_VOCABULARY) -> str:
    """JSON of a set with the sources that it cites, and what it takes from the words that sets share."""
    cited = {key: sources[key] for question in document.questions for key in question.sources}
    shared = shared_by(document, vocabulary)
    archived = _ArchivedSet(set=document, sources=cited, concepts=shared.concepts, misconceptions=shared.misconceptions)
    return archived.model_dump_json(exclude_defaults=True)


def unarchive_set(text: str) -> QuestionSet:
    archived = _ArchivedSet.model_validate_json(text)
    vocabulary = Vocabulary(archived.concepts, archived.misconceptions)
    return build_set(archived.set, archived.sources, vocabulary=vocabulary)


def archive_questions(document: SetIn, sources: Sources, built: QuestionSet) -> dict[tuple[str, str], str]:
    """JSON of each question, by the id and the revision that it has in `built`."""
    pairs = zip(document.questions, built.questions, strict=True)
    return {(one.id, one.revision): _archive_question(document, question, sources) for question, one in pairs}


def _archive_question(document: SetIn, question: QuestionIn, sources: Sources) -> str:
    cited = {key: sources[key] for key in question.sources}
    archived = _ArchivedQuestion(set_id=document.set, language=document.language, question=question, sources=cited)
    return archived.model_dump_json(exclude_defaults=True)


def unarchive_texts(text: str, built: QuestionSet) -> dict[tuple[str, str], str]:
    """JSON of each question of an archived set, by the id and the revision that it has in `built`."""
    archived = _ArchivedSet.model_validate_json(text)
    return archive_questions(archived.set, archived.sources, built)


def unarchive_question(text: str) -> Question:
    archived = _ArchivedQuestion.model_validate_json(text)
    return build_question(archived.set_id, archived.question, archived.language, archived.sources)
