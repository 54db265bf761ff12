"""From checked documents to the values that the study engine works with."""

from collections.abc import Mapping
from types import MappingProxyType

from app.content.digests import digest, key_hash, revision, wording
from app.content.documents import PictureIn, SetIn
from app.content.question_types.base import LabIn, QuestionIn
from app.content.question_types.table import type_of
from app.content.sources import SourceIn, Sources
from app.content.texts import words
from app.content.vocabulary import NO_VOCABULARY, Vocabulary, build_concepts, build_misconceptions, taught_ids
from app.content.vocabulary_use import shared_part, spoken_of
from app.study.questions import LabLink, PaperPlan, Question, QuestionSet, SetPicture, Source

NONE_BUILT: Mapping[str, Question] = MappingProxyType({})


def build_set(
    document: SetIn,
    sources: Sources,
    built: Mapping[str, Question] = NONE_BUILT,
    vocabulary: Vocabulary = NO_VOCABULARY,
) -> QuestionSet:
    """The study set of a document without problems; `built` are questions of it that are there already, by id."""
    language = document.language
    questions = tuple(built.get(q.id) or build_question(document.set, q, language, sources) for q in document.questions)
    cited = {key: sources[key].model_dump() for q in document.questions for key in q.sources}
    spoken, taught = spoken_of(document, vocabulary), taught_ids(document.concepts)
    graph = build_concepts(spoken.concepts, language)
    return QuestionSet(
        id=document.set,
        title=words(document.title, language),
        about=words(document.about, language),
        related=tuple(document.related),
        concepts={concept: graph[concept].name for concept in taught},
        questions=questions,
        digest=digest([_plain(document), cited, taught, *shared_part(document, vocabulary)]),
        test=PaperPlan(document.test.questions, document.test.minutes) if document.test else PaperPlan(),
        graph=graph,
        misconceptions=build_misconceptions(spoken.misconceptions, language),
        picture=_picture(document.picture),
        first_question=document.first_question or "",
    )


def _picture(document: PictureIn | None) -> SetPicture | None:
    return SetPicture(document.model, document.sequence) if document else None


def _plain(document: SetIn) -> dict[str, object]:
    """Without what sets could not say at first: a set that says nothing of it is the set that it was."""
    later = {key: getattr(document, key) for key in ("test", "misconceptions", "picture", "first_question")}
    plain = document.model_dump(mode="json", exclude={key for key, said in later.items() if not said})
    for question in plain["questions"]:
        if not question["aka"]:
            del question["aka"]
    return plain


def build_question(set_id: str, document: QuestionIn, language: str, sources: Sources) -> Question:
    """One question of a document without problems."""
    return Question(
        id=f"{set_id}/{document.id}",
        concept=document.concept,
        level=document.level,
        covers=document.covers,
        ask=words(document.ask, language),
        explain=words(document.explain, language),
        sources=tuple(_source(key, sources[key]) for key in document.sources),
        lab=_lab(document.lab_link),
        body=type_of(document).build(document, language),
        revision=revision(document, language),
        key_hash=key_hash(document, language),
        wording=wording(document),
        aka=tuple(document.aka),
    )


def _lab(link: LabIn | None) -> LabLink | None:
    if link is None:
        return None
    return LabLink(link.model, link.sequence, link.step, link.unit, link.show)


def _source(key: str, document: SourceIn) -> Source:
    where = f" {document.where}." if document.where else ""
    text = f"{document.authors} ({document.year}). {document.title}.{where}"
    return Source(key, text, _address(document))


def _address(document: SourceIn) -> str | None:
    if document.doi:
        return f"https://doi.org/{document.doi}"
    if document.arxiv:
        return f"https://arxiv.org/abs/{document.arxiv}"
    return document.url
