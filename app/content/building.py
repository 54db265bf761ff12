"""From checked documents to the values that the study engine works with."""

from collections.abc import Mapping

from app.content.digests import digest, key_hash, original, revision
from app.content.documents import (
    OWN_LANGUAGE,
    ChoiceIn,
    ClozeIn,
    FlashcardIn,
    LabIn,
    MultipleIn,
    QuestionIn,
    SetIn,
    SingleIn,
    SourceIn,
)
from app.study.cloze import read_gaps
from app.study.questions import (
    Body,
    Choice,
    Cloze,
    Flashcard,
    GapFeedback,
    LabLink,
    MultipleChoice,
    PaperPlan,
    Question,
    QuestionSet,
    SingleChoice,
    Source,
)
from app.study.words import Words

Sources = Mapping[str, SourceIn]


def words(text: Mapping[str, str], language: str) -> Words:
    """`text` with the set's language by its name."""
    return Words(language, {(given or language): line for given, line in text.items()})


def build_set(document: SetIn, sources: Sources) -> QuestionSet:
    """The study set of a document without problems."""
    language = document.language
    questions = tuple(build_question(document.set, q, language, sources) for q in document.questions)
    cited = {key: sources[key].model_dump() for q in document.questions for key in q.sources}
    return QuestionSet(
        id=document.set,
        title=words(document.title, language),
        about=words(document.about, language),
        related=tuple(document.related),
        concepts={concept: words(title, language) for concept, title in document.concepts.items()},
        questions=questions,
        digest=digest([_plain(document), cited, list(document.concepts)]),
        test=PaperPlan(document.test.questions, document.test.minutes) if document.test else PaperPlan(),
    )


def _plain(document: SetIn) -> dict[str, object]:
    """Without what sets could not say at first: a set that says nothing of it is the set that it was."""
    return document.model_dump(mode="json", exclude=None if document.test else {"test"})


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
        lab=_lab(document.lab),
        body=_body(document, language),
        revision=revision(document, language),
        key_hash=key_hash(document, language),
    )


def _body(document: QuestionIn, language: str) -> Body:
    match document:
        case SingleIn(choices=choices):
            return SingleChoice(tuple(_choice(choice, language) for choice in choices))
        case MultipleIn(choices=choices):
            return MultipleChoice(tuple(_choice(choice, language) for choice in choices))
        case ClozeIn(ask=ask, feedback=feedback):
            said = tuple(GapFeedback(f.when, words(f.why, language), f.misconception) for f in feedback)
            return Cloze(read_gaps(original(ask, language)), said)
        case FlashcardIn(back=back):
            return Flashcard(words(back, language))


def _choice(document: ChoiceIn, language: str) -> Choice:
    text = document.right or document.wrong or {OWN_LANGUAGE: ""}
    is_right = document.right is not None
    return Choice(document.id, words(text, language), is_right, words(document.why, language), document.misconception)


def _lab(document: LabIn | None) -> LabLink | None:
    if document is None:
        return None
    return LabLink(document.model, document.sequence, document.step, document.unit, document.show)


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
