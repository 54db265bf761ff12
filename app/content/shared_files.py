"""The files that all sets of a folder share: sources, concepts, misconceptions."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.content.documents import SetIn
from app.content.faults import Fault
from app.content.layers import Layers
from app.content.memory import NO_MEMORY, Memory, fact_of
from app.content.merging import clashes, from_file, merged
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


def read_shared(
    layers: Layers, pictures: Collection[str], problems: list[Problem], memory: Memory = NO_MEMORY
) -> Shared:
    """What sets share, from both layers; what is wrong with it is added to `problems`."""
    files = _Files(layers, pictures, problems, memory)
    before = _grave(problems)
    concepts = files.read(CONCEPTS, ConceptsIn, concepts_faults) if files.has(CONCEPTS) else None
    here = files.has(MISCONCEPTIONS)
    misconceptions = files.read(MISCONCEPTIONS, MisconceptionsIn, misconceptions_faults) if here else None
    vocabulary = Vocabulary(
        _concepts(concepts) if concepts else {},
        _misconceptions(misconceptions) if misconceptions else {},
        whole=_grave(problems) == before,
        named=(layers.own / MISCONCEPTIONS).exists(),
        shipped=dict(_shipped(files.roots)),
    )
    before = _grave(problems)
    sources = files.read(SOURCES, SourcesIn, source_faults)
    whole_sources = _grave(problems) == before
    return Shared(sources.sources if sources else {}, vocabulary, files.roots, whole_sources)


def _grave(problems: Iterable[Problem]) -> int:
    return sum(not problem.warns for problem in problems)


def _shipped(roots: Mapping[str, Node]) -> Iterator[tuple[tuple[str, str], str]]:
    for name, root in roots.items():
        for kind, entries in root.items():
            yield from (
                ((kind, id_), at.file) for id_, at in entries.keys.items() if at.file and f"{kind}.yaml" == name
            )


class _Files:
    """Files read one by one, each with what is below it; what is wrong with them is added to `problems`."""

    def __init__(self, layers: Layers, pictures: Collection[str], problems: list[Problem], memory: Memory) -> None:
        self._layers, self._pictures, self._problems, self._memory = layers, pictures, problems, memory
        self.roots: dict[str, Node] = {}

    def has(self, name: str) -> bool:
        return any((folder / name).exists() for folder in self._layers.folders)

    def read(self, name: str, shape: type[Shape], rules: Callable[[Shape], Iterable[Fault]]) -> Shape | None:
        """The document in a file that is held to `rules`; None where it has not its shape."""
        try:
            root, clashing = self._read(name)
        except UnreadableFile as unreadable:
            self._problems += unreadable.problems
            return None
        document, broken = shaped(root, shape)
        if document:
            broken += [*self._texts(document, root), *rules(document)]
        self.roots[name] = root
        self._problems += placed(name, root, [*clashing, *broken])
        return document

    def _read(self, name: str) -> tuple[Node, list[Fault]]:
        """The file with what is below it, and where the two clash."""
        own, below = self._layers.own / name, self._layers.below and self._layers.below / name
        if below is None or not below.exists():
            return self._parsed(own), []
        under = from_file(self._parsed(below), self._layers.label(below))
        if not own.exists():
            return under, []
        over, key = self._parsed(own), name.removesuffix(".yaml")
        return merged(over, under, key), list(clashes(over, under, key))

    def _parsed(self, path: Path) -> Node:
        root, found = parsed(path)
        self._problems += found
        return root

    def _texts(self, document: Document, root: Node) -> list[Fault]:
        """The broken rules of texts, in a file whose texts are by language. What is shipped has its own."""
        language = getattr(document, "language", None)
        fact = fact_of("shared", language, sorted(self._pictures), document.model_dump_json())
        if language is None or self._memory.knows(fact):
            return []
        found = text_faults(document.model_dump(), (), Around(language, self._pictures))
        broken = [fault for fault in found if root.position.file or not root.locate(fault.path).file]
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
            found = placed(name, shared.roots[name], faults)
            yield from (one for one in found if one.file == name)  # what is shipped may wait for a use
