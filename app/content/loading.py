"""Reading the content folder: every file, every problem, and the sets that have none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.content.assets import MODELS, PICTURES, Assets, asset_files, overridden, read_assets
from app.content.building import build_set
from app.content.documents import SetIn
from app.content.faults import FEW_SEEDS, Fault, Seeds, Shelf
from app.content.folders import nothing_there, odd_sides, set_files, side_files, sides_alone
from app.content.layers import Layers, layer_problems
from app.content.memory import NO_MEMORY, Memory, fact_of
from app.content.nodes import Node
from app.content.opposites import opposite_faults
from app.content.problems import Problem
from app.content.reading import UnreadableFile, parsed, placed, shaped
from app.content.rules import faults
from app.content.shared_files import SHARED_FILES, Shared, read_shared, unused
from app.content.sources import Sources
from app.content.translations import SIDE_FILE, SideFile
from app.content.unread import unread_files
from app.content.unused import unused_in
from app.content.vocabulary import NO_VOCABULARY, Vocabulary, taught_ids
from app.study.questions import Question, QuestionSet

NO_ANSWERS = {"id", "concept", "level", "covers", "ask", "explain", "sources", "lab"}  # keys of a question


@dataclass(frozen=True, slots=True)
class Checked:
    """A content folder as it stands: what can be published, and all that keeps the rest from it.

    `files` are the names of the set files that exist, good or not, and none where one's own folder holds none: it may
    not be mounted; `documents` the good ones by file name, and `sets`
    what is built of them. The `sealed` models are those that tests ask about, and nobody can look up. `warnings` keep
    nothing back.
    """

    files: frozenset[str]
    documents: Mapping[str, SetIn]
    sets: Mapping[str, QuestionSet]
    sources: Sources
    assets: Assets
    problems: tuple[Problem, ...]
    vocabulary: Vocabulary = NO_VOCABULARY
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A set that lies elsewhere than what it shares with others, which is in `home`."""

    set_file: str
    home: Layers


def fingerprint(layers: Layers) -> tuple[tuple[str, int, int], ...]:
    """Something that differs whenever a content file was touched: names, sizes and times of change."""
    paths = [*layers.yaml_files(), *asset_files(layers)]
    return tuple((str(path), *_size_and_time(path)) for path in paths)


def _size_and_time(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError:  # deleted a moment ago, or a link to nowhere
        return (-1, -1)
    return (stat.st_size, stat.st_mtime_ns)


def check_folder(folder: Path, seeds: Seeds = FEW_SEEDS, memory: Memory = NO_MEMORY, *, builds: bool = True) -> Checked:
    """As `check_layers` of a folder without anything below it."""
    return check_layers(Layers(folder), seeds, memory, builds=builds)


def check_layers(
    layers: Layers,
    seeds: Seeds = FEW_SEEDS,
    memory: Memory = NO_MEMORY,
    *,
    builds: bool = True,
    draft: Draft | None = None,
) -> Checked:
    """Every set and every problem of a content folder; questions that are drawn are tried with so many seeds.

    What is in `memory` is not looked at again. Sets are built for those who publish them. Of a `draft` that one set is
    read, with what another folder shares.
    """
    problems: list[Problem] = [] if draft else [*nothing_there(layers), *layer_problems(layers)]
    home = draft.home if draft else layers
    assets = read_assets(home, problems)
    shared = read_shared(home, assets.pictures, problems, memory)
    files = layers.sets_and_sides()
    names = frozenset({draft.set_file}) if draft else set_files(files)
    read = _read_sets(files, names, _Beside(shared, assets, seeds, memory), problems)
    problems += _sets_twice(read)
    problems += () if draft else [*sides_alone(side_files(files), names), *odd_sides(files)]
    there = names if draft or set_files(Layers(layers.own).sets_and_sides()) else frozenset[str]()
    return _checked(layers, there, names, read, _Found(shared, assets, memory, problems, builds=builds))


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read, and what was found wrong."""

    shared: Shared
    assets: Assets
    memory: Memory
    said: list[Problem]
    builds: bool


def _checked(
    layers: Layers, there: frozenset[str], names: frozenset[str], read: Mapping[str, "_Read"], found: _Found
) -> Checked:
    problems = [problem for problem in found.said if not problem.warns]
    beside = (f"{PICTURES}/", f"{MODELS}/")
    doubtful = {one.file.rpartition("/")[2] for one in problems if not one.file.startswith(beside)}
    good = {} if doubtful & SHARED_FILES else {name: one for name, one in read.items() if name not in doubtful}
    documents = {name: one.document for name, one in good.items()}
    sources, vocabulary = found.shared.sources, found.shared.vocabulary
    building = good if found.builds else {}
    sets = {name: build_set(one.document, sources, one.built, vocabulary) for name, one in building.items()}
    warned = [*(problem for problem in found.said if problem.warns), *overridden(layers)]
    unused_or_unread = _warnings(layers.own, read, found.shared, found.memory, whole=set(good) == names)
    warnings = tuple(sorted([*warned, *unused_or_unread]))
    return Checked(there, documents, sets, sources, found.assets, tuple(sorted(problems)), vocabulary, warnings)


def _warnings(
    folder: Path, read: Mapping[str, "_Read"], shared: Shared, memory: Memory, *, whole: bool
) -> Iterator[Problem]:
    """What nothing uses or reads. Of what sets share, that is known once all of them can be read."""
    for name, one in read.items():
        yield from one.warnings
        yield from placed(name, one.root, [*unused_in(one.document), *_opposites(one.document, memory)])
    yield from unread_files(folder)
    if whole:
        yield from unused([one.document for one in read.values()], shared)


def _opposites(document: SetIn, memory: Memory) -> list[Fault]:
    """They depend on what the answers of all questions hold."""
    fact = fact_of("opposites", document.model_dump_json(exclude={"questions": {"__all__": NO_ANSWERS}}))
    if memory.knows(fact):
        return []
    found = list(opposite_faults(document))
    if not found:
        memory.keep(fact)
    return found


@dataclass(frozen=True, slots=True)
class _Read:
    """A set file without a problem of its own, what is warned of, and the questions that checking it had to build."""

    document: SetIn
    root: Node
    built: Mapping[str, Question]
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Beside:
    """What sets are read with."""

    shared: Shared
    assets: Assets
    seeds: Seeds
    memory: Memory


def _read_sets(
    files: Mapping[str, Path], names: frozenset[str], beside: _Beside, problems: list[Problem]
) -> "dict[str, _Read]":
    """Those that can be read; what keeps the others from it is added to `problems`."""
    read, sides = {}, side_files(files)
    for name in sorted(names):
        try:
            read[name] = _read_set(files[name], sides, beside)
        except UnreadableFile as unreadable:
            problems += unreadable.problems
    return read


def _read_set(path: Path, sides: list[Path], beside: _Beside) -> _Read:
    """The set in `path` with its translations. Raises UnreadableFile with every problem that they have."""
    root, problems = parsed(path)
    for side in sides:
        problems += _translated(path, root, side)
    document, broken = shaped(root, SetIn)
    problems += placed(path.name, root, broken)
    sound, held = _sound_part(root, broken), False
    if whole := document or shaped(sound, SetIn)[0]:
        shelf = replace(
            _shelf(whole, beside.shared, beside.assets),
            whole_set=not _broken_questions(broken),
            seeds=beside.seeds,
            memory=beside.memory,
        )
        found = list(faults(whole, shelf))
        problems += placed(path.name, sound, (fault for fault in found if not fault.follows))
        held = any(fault.follows for fault in found)
    if document is None or held or not all(problem.warns for problem in problems):
        raise UnreadableFile(problems)
    return _Read(document, root, shelf.built, tuple(problems))


def _shelf(document: SetIn, shared: Shared, assets: Assets) -> Shelf:
    return Shelf(
        document.set,
        document.language,
        taught_ids(document.concepts),
        shared.sources,
        assets.models,
        assets.sealed,
        assets.pictures,
        assets.unread,
        whole_sources=shared.whole_sources,
        vocabulary=shared.vocabulary,
    )


def _sound_part(root: Node, broken: list[Fault]) -> Node:
    """`root` without its broken questions and unknown keys, so that all the others are held to the rules."""
    numbers = _broken_questions(broken)
    kept = {key: node for key, node in root.items() if key in SetIn.model_fields}
    questions = kept.get("questions")
    if questions and isinstance(questions.value, list):
        sound = [question for number, question in enumerate(questions.value) if number not in numbers]
        kept["questions"] = Node(questions.position, list(sound))
    return Node(root.position, kept, root.keys)


def _broken_questions(broken: list[Fault]) -> set[str | int]:
    """The numbers of the questions whose shape is broken."""
    return {fault.path[1] for fault in broken if fault.path[:1] == ("questions",) and len(fault.path) > 1}


def _translated(path: Path, root: Node, side: Path) -> list[Problem]:
    name = SIDE_FILE.fullmatch(side.name)
    if name is None or name[1] != path.stem:
        return []
    try:
        texts, problems = parsed(side)
    except UnreadableFile as unreadable:
        return unreadable.problems
    original = str(root.at("language") or SetIn.model_fields["language"].default)
    return [*problems, *SideFile(side.name, name[2], original).translate(root, texts)]


def _sets_twice(read: Mapping[str, _Read]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, one in read.items():
        other = first.setdefault(one.document.set, name)
        if other != name:
            at = one.root.locate(("set",))
            said = f"the set `{one.document.set}` is also in {other}"
            yield Problem(name, at.line, at.column, said, "take one of the files away, or give one another `set:`")
