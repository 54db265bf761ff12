"""Concepts and misconceptions that nothing uses: told to their authors, though nothing has to wait for it."""

from collections.abc import Collection, Iterable, Iterator

from app.content.documents import SetIn
from app.content.faults import Fault
from app.content.vocabulary import Vocabulary, taught_ids
from app.content.vocabulary_use import shared_by, tags_of

NO_QUESTION = "tag a wrong answer with it, or take it out"
NOT_TAUGHT = "list it in a set, require it for a concept that is listed, or take it out"


def unused_in(document: SetIn) -> Iterator[Fault]:
    """The concepts of a set that it asks nothing about, and its own misconceptions that no question names."""
    asked = {question.concept for question in document.questions}
    for index, id_ in enumerate(taught_ids(document.concepts)):
        if id_ not in asked:
            at = index if isinstance(document.concepts, list) else id_
            yield Fault(("concepts", at), f"no question is about `{id_}`", "write one, or take the concept out")
    tagged = {id_ for _, id_ in tags_of(document)}
    for id_, one in document.misconceptions.items():
        if not tagged & {id_, *one.aka}:
            yield Fault(("misconceptions", id_), f"no question names `{id_}`", NO_QUESTION)


def unused_concepts(documents: Iterable[SetIn], vocabulary: Vocabulary) -> Iterator[Fault]:
    """The entries of `concepts.yaml` that no set takes."""
    taken = {id_ for document in documents for id_ in shared_by(document, vocabulary).concepts}
    return _rest("concepts", vocabulary.concepts, taken, "no set teaches `{id}`", NOT_TAUGHT)


def unused_misconceptions(documents: Iterable[SetIn], vocabulary: Vocabulary) -> Iterator[Fault]:
    """The entries of `misconceptions.yaml` that no set takes."""
    taken = {id_ for document in documents for id_ in shared_by(document, vocabulary).misconceptions}
    return _rest("misconceptions", vocabulary.misconceptions, taken, "no question names `{id}`", NO_QUESTION)


def _rest(key: str, ids: Iterable[str], taken: Collection[str], said: str, hint: str) -> Iterator[Fault]:
    return (Fault((key, id_), said.format(id=id_), hint) for id_ in ids if id_ not in taken)
