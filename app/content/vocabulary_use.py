"""What a set takes from the words that sets share, and what it adds of its own."""

from app.content.documents import SetIn
from app.content.question_types.base import Tag
from app.content.question_types.table import type_of
from app.content.vocabulary import Vocabulary, own_concepts, tagged_of, taught_ids, with_needed


def tags_of(document: SetIn) -> list[Tag]:
    """Every misconception that a question of the set names, and where it does."""
    return [
        (("questions", number, *path), id_)
        for number, question in enumerate(document.questions)
        for path, id_ in type_of(question).misconceptions(question)
    ]


def shared_by(document: SetIn, vocabulary: Vocabulary) -> Vocabulary:
    """The part of the shared words that the set takes."""
    own = own_concepts(document.concepts)
    needed = with_needed(taught_ids(document.concepts), {**vocabulary.concepts, **own})
    concepts = {id_: one for id_, one in needed.items() if id_ not in own}
    return Vocabulary(concepts, tagged_of(vocabulary.misconceptions, [id_ for _, id_ in tags_of(document)]))


def spoken_of(document: SetIn, vocabulary: Vocabulary) -> Vocabulary:
    """All concepts and misconceptions of the set: taken and its own, the concepts in its order."""
    known = {**vocabulary.concepts, **own_concepts(document.concepts)}
    shared = shared_by(document, vocabulary)
    return Vocabulary(
        with_needed(taught_ids(document.concepts), known), {**shared.misconceptions, **document.misconceptions}
    )


def shared_part(document: SetIn, vocabulary: Vocabulary) -> list[object]:
    """What of the shared words enters the set's digest: nothing where it takes none, as before there were any."""
    shared = shared_by(document, vocabulary)
    parts = (shared.concepts, shared.misconceptions)
    plain = [{id_: one.model_dump(mode="json") for id_, one in part.items()} for part in parts]
    return [plain] if any(plain) else []
