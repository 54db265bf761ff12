"""A broken rule, and what the rules are held against."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.content.memory import NO_MEMORY, Memory
from app.content.nodes import Path
from app.content.sources import Sources
from app.content.vocabulary import NO_VOCABULARY, Vocabulary
from app.lab.model import Model
from app.study.questions import Question

Models = Mapping[str, Model]


@dataclass(frozen=True, slots=True)
class Seeds:
    """With how many seeds a question is drawn: as a rule, and where it is known to have changed."""

    usual: int
    changed: int


FEW_SEEDS = Seeds(2, 2)  # at every look of a server at the folder
OF_THE_CHECK = Seeds(5, 50)


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule, at a path inside the file. One that `warns` keeps nothing back.

    One that is `everywhere` is the same fault wherever it is met, and told once. One that `follows` from a fault of
    another file is not told, as that one is.
    """

    path: Path
    message: str
    hint: str = ""
    warns: bool = False
    everywhere: bool = False
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a question may point to. `built` collects, by id, the questions that a rule had to build."""

    set_id: str
    language: str
    concepts: Iterable[str]
    sources: Sources
    models: Models
    sealed: Models = field(default_factory=dict)  # for tests alone
    images: Collection[str] = ()
    unread: Collection[str] = ()  # models whose file is broken
    whole_sources: bool = True
    whole_set: bool = True  # no question of the set was left out as broken
    seeds: Seeds = FEW_SEEDS
    memory: Memory = NO_MEMORY
    built: dict[str, Question] = field(default_factory=dict)
    vocabulary: Vocabulary = NO_VOCABULARY


def repeated(ids: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    """The ids that come more than once."""
    seen: set[str] = set()
    for path, id_ in ids:
        if id_ in seen:
            yield Fault(path, f"the id `{id_}` is used twice", "history hangs on ids: give this one its own")
        seen.add(id_)
