"""Rules of concepts and misconceptions: every id is known, none is meant twice, and nothing requires itself."""

from collections.abc import Iterator, Mapping

from app.content.documents import SetIn
from app.content.faults import Fault
from app.content.nearest import nearest
from app.content.nodes import Path
from app.content.vocabulary import (
    NO_VOCABULARY,
    ConceptIn,
    ConceptsIn,
    MisconceptionIn,
    MisconceptionsIn,
    OwnConceptIn,
    Vocabulary,
    own_concepts,
)
from app.content.vocabulary_use import tags_of
from app.study.concepts import cycles


def vocabulary_faults(document: SetIn, vocabulary: Vocabulary) -> Iterator[Fault]:
    """What is wrong with a set's concepts and misconceptions."""
    if isinstance(document.concepts, list):
        yield from _listed(document.concepts, vocabulary)
    yield from aka_faults(document.misconceptions, vocabulary)
    known = {id_ for one in (vocabulary.misconceptions, document.misconceptions) for id_ in every_id(one)}
    if known and vocabulary.whole and (vocabulary.named or document.misconceptions):
        yield from _tags(document, known)


def concepts_faults(document: ConceptsIn) -> Iterator[Fault]:
    """What is wrong with `concepts.yaml` as a whole."""
    paths: dict[str, Path] = {id_: ("concepts", id_) for id_ in document.concepts}
    yield from _graph(document.concepts, document.concepts, paths)


def misconceptions_faults(document: MisconceptionsIn) -> Iterator[Fault]:
    """What is wrong with `misconceptions.yaml` as a whole."""
    return aka_faults(document.misconceptions, NO_VOCABULARY)


def every_id(misconceptions: Mapping[str, MisconceptionIn]) -> dict[str, str]:
    """Today's id of each misconception by every id that it has or had."""
    earlier = {aka: id_ for id_, one in misconceptions.items() for aka in one.aka}
    return {**earlier, **{id_: id_ for id_ in misconceptions}}


def aka_faults(own: Mapping[str, MisconceptionIn], vocabulary: Vocabulary) -> Iterator[Fault]:
    """Each id, today's or earlier, means one misconception."""
    taken = every_id(vocabulary.misconceptions)
    for id_ in own:
        if id_ in taken:
            hint = "take this one out, so that that one is meant, or give it another id"
            file = vocabulary.file_of("misconceptions", taken[id_])
            yield Fault(("misconceptions", id_), f"`{id_}` is in {file} already", hint)
    taken |= {id_: id_ for id_ in own}
    for id_, one in own.items():
        for index, aka in enumerate(one.aka):
            if aka in taken:
                hint = "an id means one misconception: take it out here, or merge the two"
                yield Fault(("misconceptions", id_, "aka", index), f"`{aka}` means `{taken[aka]}` already", hint)
            else:
                taken[aka] = id_


def _tags(document: SetIn, known: set[str]) -> Iterator[Fault]:
    for path, id_ in tags_of(document):
        if id_ not in known:
            hint = nearest(id_, known, "name it in misconceptions.yaml, or under `misconceptions:` of the set")
            yield Fault(path, f"there is no misconception `{id_}`", hint, everywhere=True)


def _listed(taught: list[str | OwnConceptIn], vocabulary: Vocabulary) -> Iterator[Fault]:
    own, seen = own_concepts(taught), set[str]()
    paths: dict[str, Path] = {}
    for index, one in enumerate(taught):
        id_ = one.id if isinstance(one, OwnConceptIn) else one
        if id_ in seen:
            yield Fault(("concepts", index), f"the concept `{id_}` is listed twice", "take one of the two out")
        elif isinstance(one, OwnConceptIn) and id_ in vocabulary.concepts:
            hint = "list it by its id alone, or give this one another id"
            file = vocabulary.file_of("concepts", id_)
            yield Fault(("concepts", index, "id"), f"`{id_}` is in {file} already", hint)
        elif id_ not in {**own, **vocabulary.concepts} and vocabulary.whole:
            hint = nearest(id_, vocabulary.concepts, "name it in concepts.yaml, or here: {id: …, name: …}")
            yield Fault(("concepts", index), f"there is no concept `{id_}`", hint)
        seen.add(id_)
        paths.setdefault(id_, ("concepts", index))
    if vocabulary.whole:
        yield from _graph(own, {**vocabulary.concepts, **own}, paths)


def _graph(
    concepts: Mapping[str, ConceptIn], known: Mapping[str, ConceptIn], paths: Mapping[str, Path]
) -> Iterator[Fault]:
    """Every requirement of `concepts` is known, and none leads back to where it came from."""
    for id_, one in concepts.items():
        for index, needed in enumerate(one.requires):
            if needed not in known:
                hint = nearest(needed, known, "name it in concepts.yaml, or take it out here")
                yield Fault((*paths[id_], "requires", index), f"there is no concept `{needed}`", hint)
    for ring in cycles({id_: tuple(n for n in one.requires if n in concepts) for id_, one in concepts.items()}):
        last = ring[-1]
        at = (*paths[last], "requires", concepts[last].requires.index(ring[0]))
        around = " → ".join(f"`{id_}`" for id_ in (*ring, ring[0]))
        hint = f"take `{ring[0]}` out here: what is understood first cannot require what comes after"
        yield Fault(at, f"this closes a circle: {around}", hint)
