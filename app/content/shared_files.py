"""The files that all sets of a folder share: sources, concepts, misconceptions."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.content.documents import SetIn
from app.content.faults import Fault
from app.content.memory import NO_MEMORY, Memory, fact_of
from app.content.nodes import Node
from app.content.problems import Problem
from app.content.reading import UnreadableFile, parsed, placed, shaped
from app.content.source_rules import source_faults
from app.content.sources import Sources, SourcesIn
from app.content.text_rules import Around, text_faults
from app.content.texts import Document
from app.content.unused import unused_concepts, unused_misconceptions
from app.content.vocabulary import ConceptIn, ConceptsIn, MisconceptionIn, MisconceptionsIn, Vocabulary, in_its_language
from app.content.vocabulary_rules import concepts_faults, misconceptions_faults

SOURCES, CONCEPTS, MISCONCEPTIONS = "sources.yaml", "concepts.yaml", "misconceptions.yaml"
SHARED_FILES = frozenset({SOURCES, CONCEPTS, MISCONCEPTIONS})
Shape = TypeVar("Shape", bound=Document)


@dataclass(frozen=True, slots=True)
class Shared:
    """What sets share, and where it stands in which file."""

    sources: Sources
    vocabulary: Vocabulary
    roots: Mapping[str, Node]
    whole_sources: bool = True


def read_shared(folder: Path, pictures: Collection[str], problems: list[Problem], memory: Memory = NO_MEMORY) -> Shared:
    """What the sets of `folder` share; what is wrong with it is added to `problems`."""
    files = _Files(folder, pictures, problems, memory)
    before = _grave(problems)
    concepts = files.read(CONCEPTS, ConceptsIn, concepts_faults) if files.has(CONCEPTS) else None
    here = files.has(MISCONCEPTIONS)
    misconceptions = files.read(MISCONCEPTIONS, MisconceptionsIn, misconceptions_faults) if here else None
    vocabulary = Vocabulary(
        _concepts(concepts) if concepts else {},
        _misconceptions(misconceptions) if misconceptions else {},
        whole=_grave(problems) == before,
    )
    before = _grave(problems)
    sources = files.read(SOURCES, SourcesIn, source_faults)
    whole_sources = _grave(problems) == before
    return Shared(sources.sources if sources else {}, vocabulary, files.roots, whole_sources)


def _grave(problems: Iterable[Problem]) -> int:
    return sum(not problem.warns for problem in problems)


class _Files:
    """Files of a folder, read one by one; what is wrong with them is added to `problems`."""

    def __init__(self, folder: Path, pictures: Collection[str], problems: list[Problem], memory: Memory) -> None:
        self._folder, self._pictures, self._problems, self._memory = folder, pictures, problems, memory
        self.roots: dict[str, Node] = {}

    def has(self, name: str) -> bool:
        return (self._folder / name).exists()

    def read(self, name: str, shape: type[Shape], rules: Callable[[Shape], Iterable[Fault]]) -> Shape | None:
        """The document in a file that is held to `rules`; None where it has not its shape."""
        try:
            root, found = parsed(self._folder / name)
        except UnreadableFile as unreadable:
            self._problems += unreadable.problems
            return None
        document, broken = shaped(root, shape)
        if document:
            broken += [*self._texts(document), *rules(document)]
        self.roots[name] = root
        self._problems += [*found, *placed(name, root, broken)]
        return document

    def _texts(self, document: Document) -> list[Fault]:
        """The broken rules of texts, in a file whose texts are by language."""
        language = getattr(document, "language", None)
        fact = fact_of(language, sorted(self._pictures), document.model_dump_json())
        if language is None or self._memory.knows(fact):
            return []
        broken = list(text_faults(document.model_dump(), (), Around(language, self._pictures)))
        if not broken:
            self._memory.keep(fact)
        return broken


def _concepts(document: ConceptsIn) -> dict[str, ConceptIn]:
    return {
        id_: one.model_copy(update={"name": in_its_language(one.name, document.language)})
        for id_, one in document.concepts.items()
    }


def _misconceptions(document: MisconceptionsIn) -> dict[str, MisconceptionIn]:
    texts = ("name", "sentence")
    return {
        id_: one.model_copy(update={key: in_its_language(getattr(one, key), document.language) for key in texts})
        for id_, one in document.misconceptions.items()
    }


def unused(documents: Collection[SetIn], shared: Shared) -> Iterator[Problem]:
    """What no set takes of the words that they share."""
    vocabulary = shared.vocabulary
    for name, faults in (
        (CONCEPTS, unused_concepts(documents, vocabulary)),
        (MISCONCEPTIONS, unused_misconceptions(documents, vocabulary)),
    ):
        if name in shared.roots:
            yield from placed(name, shared.roots[name], faults)
