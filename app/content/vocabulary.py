"""The words that sets share: `concepts.yaml` and `misconceptions.yaml`, and what a set says of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from app.content.texts import OWN_LANGUAGE, Document, Id, Language, Text
from app.study.concepts import Concept, Concepts
from app.study.misconceptions import Misconception, Misconceptions, by_every_id
from app.study.words import Words


class MisconceptionIn(Document):
    """A wrong idea: its name, and one sentence on what is believed and why it is not so. `aka` are its earlier ids."""

    name: Text
    sentence: Text
    aka: Annotated[list[Id], Field(max_length=20, default_factory=list)]


class ConceptIn(Document):
    """Something that is taught. `requires` are the concepts that must be understood before it."""

    name: Text
    requires: Annotated[list[Id], Field(max_length=20, default_factory=list)]


class OwnConceptIn(ConceptIn):
    """A concept that a set defines in its list."""

    id: Id


class MisconceptionsIn(Document):
    """The file `misconceptions.yaml`. Texts without a language are in that of the file."""

    language: Language = "en"
    misconceptions: Annotated[Mapping[Id, MisconceptionIn], Field(max_length=10_000)]


class ConceptsIn(Document):
    """The file `concepts.yaml`. Texts without a language are in that of the file."""

    language: Language = "en"
    concepts: Annotated[Mapping[Id, ConceptIn], Field(max_length=10_000)]


IDS, TITLES, AN_ID, ITS_OWN = "[ids]", "[titles]", "[id]", "[own]"  # branches of a union: no keys of a file
Listed = Annotated[
    Annotated[Id, Tag(AN_ID)] | Annotated[OwnConceptIn, Tag(ITS_OWN)],
    Discriminator(lambda given: ITS_OWN if isinstance(given, Mapping | OwnConceptIn) else AN_ID),
]
TaughtIn = Annotated[
    Annotated[Mapping[Id, Text], Field(min_length=1, max_length=200), Tag(TITLES)]
    | Annotated[list[Listed], Field(min_length=1, max_length=200), Tag(IDS)],
    Discriminator(lambda given: IDS if isinstance(given, list) else TITLES),
]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the sets of a folder share. It is not `whole` where one of its files could not be read.

    Where the folder has no misconceptions of its own, its sets may tag answers by ids that nobody has `named`.
    `shipped` says of what is not the folder's own in which file it stands.
    """

    concepts: Mapping[str, ConceptIn] = field(default_factory=dict)
    misconceptions: Mapping[str, MisconceptionIn] = field(default_factory=dict)
    whole: bool = True
    named: bool = True
    shipped: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def file_of(self, kind: str, id_: str) -> str:
        """The file that names a concept (`concepts`) or a misconception (`misconceptions`)."""
        return self.shipped.get((kind, id_), f"{kind}.yaml")


NO_VOCABULARY = Vocabulary()


def taught_ids(taught: Mapping[str, object] | list[str | OwnConceptIn]) -> list[str]:
    """The ids of a set's concepts, in its order."""
    return [one.id if isinstance(one, OwnConceptIn) else one for one in taught]


def own_concepts(taught: Mapping[str, Mapping[str, str]] | list[str | OwnConceptIn]) -> dict[str, ConceptIn]:
    """The concepts that a set defines itself."""
    if isinstance(taught, list):
        return {one.id: one for one in taught if isinstance(one, OwnConceptIn)}
    return {id_: ConceptIn(name=dict(title), requires=[]) for id_, title in taught.items()}


def with_needed(ids: Iterable[str], known: Mapping[str, ConceptIn]) -> dict[str, ConceptIn]:
    """The concepts of these ids, and after them all that they require."""
    found: dict[str, ConceptIn] = {}
    waiting = list(ids)
    for id_ in waiting:
        if id_ in known and id_ not in found:
            found[id_] = known[id_]
            waiting += known[id_].requires
    return found


def tagged_of(known: Mapping[str, MisconceptionIn], tags: Iterable[str]) -> dict[str, MisconceptionIn]:
    """The misconceptions that are meant by any of these ids, today's or earlier ones."""
    meant = set(tags)
    return {id_: one for id_, one in known.items() if meant & {id_, *one.aka}}


def build_concepts(concepts: Mapping[str, ConceptIn], language: str) -> Concepts:
    return {id_: Concept(id_, shared_words(one.name, language), tuple(one.requires)) for id_, one in concepts.items()}


def build_misconceptions(misconceptions: Mapping[str, MisconceptionIn], language: str) -> Misconceptions:
    return by_every_id(
        Misconception(id_, shared_words(one.name, language), shared_words(one.sentence, language), tuple(one.aka))
        for id_, one in misconceptions.items()
    )


def shared_words(text: Mapping[str, str], language: str) -> Words:
    """Words for a set in `language`; where they do not speak it, the language that they were written in comes first."""
    lines = {(given or language): line for given, line in text.items()}
    return Words(language if language in lines else next(iter(lines)), lines)


def in_its_language(text: Mapping[str, str], language: str) -> dict[str, str]:
    """`text` with the language of its file by name, and first: sets of other languages fall back on it."""
    original = text.get(OWN_LANGUAGE) or text.get(language)
    others = {given: line for given, line in text.items() if given not in {OWN_LANGUAGE, language}}
    return {language: original, **others} if original else others
