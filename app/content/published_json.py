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


class _PublishedSet(Document):
    set: SetIn
    sources: Mapping[str, SourceIn]
    concepts: Mapping[str, ConceptIn] = {}
    misconceptions: Mapping[str, MisconceptionIn] = {}


class _PublishedQuestion(Document):
    set_id: str
    language: Language
    question: AnyQuestionIn
    sources: Mapping[str, SourceIn]


def set_to_json(document: SetIn, sources: Sources, vocabulary: Vocabulary = NO_VOCABULARY) -> str:
    """JSON of a set with the sources that it cites, and what it takes from the words that sets share."""
    cited = {key: sources[key] for question in document.questions for key in question.sources}
    shared = shared_by(document, vocabulary)
    published = _PublishedSet(
        set=document, sources=cited, concepts=shared.concepts, misconceptions=shared.misconceptions
    )
    return published.model_dump_json(exclude_defaults=True)


def set_from_json(text: str) -> QuestionSet:
    published = _PublishedSet.model_validate_json(text)
    vocabulary = Vocabulary(published.concepts, published.misconceptions)
    return build_set(published.set, published.sources, vocabulary=vocabulary)


def questions_to_json(document: SetIn, sources: Sources, built: QuestionSet) -> dict[tuple[str, str], str]:
    """JSON of each question, by the id and the revision that it has in `built`."""
    pairs = zip(document.questions, built.questions, strict=True)
    return {(one.id, one.revision): _question_to_json(document, question, sources) for question, one in pairs}


def _question_to_json(document: SetIn, question: QuestionIn, sources: Sources) -> str:
    cited = {key: sources[key] for key in question.sources}
    published = _PublishedQuestion(set_id=document.set, language=document.language, question=question, sources=cited)
    return published.model_dump_json(exclude_defaults=True)


def texts_from_json(text: str, built: QuestionSet) -> dict[tuple[str, str], str]:
    """JSON of each question of an published set, by the id and the revision that it has in `built`."""
    published = _PublishedSet.model_validate_json(text)
    return questions_to_json(published.set, published.sources, built)


def question_from_json(text: str) -> Question:
    published = _PublishedQuestion.model_validate_json(text)
    return build_question(published.set_id, published.question, published.language, published.sources)
