"""Reading the content folder: every file, every problem, and the sets that have none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.content.assets import Assets, asset_files, overridden, read_assets
from app.content.building import build_set
from app.content.documents import SetIn
from app.content.faults import FEW_SEEDS, Fault, Shelf
from app.content.layers import Layers, layer_problems
from app.content.nodes import Node
from app.content.problems import Problem
from app.content.reading import UnreadableFile, parsed, placed, shaped
from app.content.rules import faults
from app.content.shared_files import SHARED_FILES, Shared, read_shared, unused
from app.content.sources import Sources
from app.content.translations import SIDE_FILE, SideFile
from app.content.unused import unused_in
from app.content.vocabulary import NO_VOCABULARY, Vocabulary, taught_ids
from app.study.questions import Question, QuestionSet


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


def check_folder(folder: Path, seeds: int = FEW_SEEDS) -> Checked:
    """As `check_layers` of a folder without anything below it."""
    return check_layers(Layers(folder), seeds)


def check_layers(layers: Layers, seeds: int = FEW_SEEDS) -> Checked:
    """Every set and every problem of a content folder; questions that are drawn are tried with so many seeds."""
    problems: list[Problem] = [*_nothing_there(layers), *layer_problems(layers)]
    assets = read_assets(layers, problems)
    shared = read_shared(layers, assets.pictures, problems)
    read: dict[str, _Read] = {}
    files = layers.sets_and_sides()
    sides = [path for name, path in files.items() if SIDE_FILE.fullmatch(name)]
    names = _set_files(files)
    for name in sorted(names):
        try:
            read[name] = _read_set(files[name], sides, shared, assets, seeds)
        except UnreadableFile as unreadable:
            problems += unreadable.problems
    problems += _sets_twice(read)
    problems += _sides_alone(sides, names)
    doubtful = {problem.file.rpartition("/")[2] for problem in problems}
    good = {} if doubtful & SHARED_FILES else {name: one for name, one in read.items() if name not in doubtful}
    documents = {name: one.document for name, one in good.items()}
    sources, vocabulary = shared.sources, shared.vocabulary
    sets = {name: build_set(one.document, sources, one.built, vocabulary) for name, one in good.items()}
    warnings = tuple(sorted([*overridden(layers), *_warnings(read, shared, whole=set(good) == names)]))
    there = names if _set_files(Layers(layers.own).sets_and_sides()) else frozenset[str]()
    return Checked(there, documents, sets, sources, assets, tuple(sorted(problems)), vocabulary, warnings)


def _warnings(read: Mapping[str, "_Read"], shared: Shared, *, whole: bool) -> Iterator[Problem]:
    """What nothing uses. Of what sets share, that is known once all of them can be read."""
    for name, one in read.items():
        yield from placed(name, one.root, unused_in(one.document))
    if whole:
        yield from unused([one.document for one in read.values()], shared)


def _nothing_there(layers: Layers) -> Iterator[Problem]:
    """A folder without a set is more likely not mounted, or not yet filled, than meant."""
    if not layers.own.is_dir():
        yield Problem(layers.own.name, 1, 1, "there is no such folder", "KEEPGATE_CONTENT names it")
    elif not _set_files(layers.sets_and_sides()):
        hint = "a set is a file like my-first-set.yaml: see docs/writing-questions.md. What was published stays"
        yield Problem(layers.own.resolve().name, 1, 1, "there is no study set in this folder", hint)


def _set_files(names: Iterable[str]) -> frozenset[str]:
    """Those that should hold a set each."""
    return frozenset(name for name in names if not SIDE_FILE.fullmatch(name)) - SHARED_FILES


@dataclass(frozen=True, slots=True)
class _Read:
    """A set file without a problem of its own, and the questions that checking it had to build."""

    document: SetIn
    root: Node
    built: Mapping[str, Question]


def _read_set(path: Path, sides: list[Path], shared: Shared, assets: Assets, seeds: int) -> _Read:
    """The set in `path` with its translations. Raises UnreadableFile with every problem that they have."""
    root, problems = parsed(path)
    for side in sides:
        problems += _translated(path, root, side)
    document, broken = shaped(root, SetIn)
    problems += placed(path.name, root, broken)
    sound = _sound_part(root, broken)
    if whole := document or shaped(sound, SetIn)[0]:
        shelf = Shelf(
            whole.set,
            whole.language,
            taught_ids(whole.concepts),
            shared.sources,
            assets.models,
            assets.sealed,
            assets.pictures,
            seeds,
            vocabulary=shared.vocabulary,
        )
        problems += placed(path.name, sound, faults(whole, shelf))
    if problems or document is None:
        raise UnreadableFile(problems)
    return _Read(document, root, shelf.built)


def _sound_part(root: Node, broken: list[Fault]) -> Node:
    """`root` without its broken questions and unknown keys, so that all the others are held to the rules."""
    numbers = {fault.path[1] for fault in broken if fault.path[:1] == ("questions",) and len(fault.path) > 1}
    kept = {key: node for key, node in root.items() if key in SetIn.model_fields}
    questions = kept.get("questions")
    if questions and isinstance(questions.value, list):
        sound = [question for number, question in enumerate(questions.value) if number not in numbers]
        kept["questions"] = Node(questions.position, list(sound))
    return Node(root.position, kept, root.keys)


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


def _sides_alone(sides: list[Path], names: frozenset[str]) -> Iterator[Problem]:
    for side in sides:
        name = SIDE_FILE.sub(r"\1.yaml", side.name)
        if name in SHARED_FILES:
            yield Problem(side.name, 1, 1, f"{name} is not translated beside it", "write its languages side by side")
        elif name not in names:
            yield Problem(side.name, 1, 1, f"there is no {name} for this to translate")


def _sets_twice(read: Mapping[str, _Read]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, one in read.items():
        other = first.setdefault(one.document.set, name)
        if other != name:
            at = one.root.locate(("set",))
            said = f"the set `{one.document.set}` is also in {other}"
            yield Problem(name, at.line, at.column, said, "a set has one file")
