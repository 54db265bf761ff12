"""Reading the content folder: every file, every problem, and the sets that have none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from app.content.building import build_set
from app.content.documents import SetIn
from app.content.faults import FEW_SEEDS, Fault, Shelf
from app.content.messages import shape_faults
from app.content.nodes import MAX_BYTES, EmptyYaml, Node, Position, UnreadableYaml, end_of, parse_yaml
from app.content.problems import Problem
from app.content.rules import faults
from app.content.sources import Sources, SourcesIn
from app.content.stock import Stock, read_stock, stock_files
from app.content.translations import SIDE_FILE, SideFile
from app.study.questions import Question, QuestionSet

SOURCES = "sources.yaml"
UNREAD = "other problems of this file will be told once it can be read"
Shape = TypeVar("Shape", bound=BaseModel)


class UnreadableFile(Exception):
    """The file has these problems, and no value."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Checked:
    """A content folder as it stands: what can be published, and all that keeps the rest from it.

    `files` are the names of the set files that exist, good or not; `documents` the good ones by file name, and `sets`
    what is built of them. The `sealed` models are those that tests ask about, and nobody can look up.
    """

    files: frozenset[str]
    documents: Mapping[str, SetIn]
    sets: Mapping[str, QuestionSet]
    sources: Sources
    stock: Stock
    problems: tuple[Problem, ...]


def fingerprint(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Something that differs whenever a content file was touched: names, sizes and times of change."""
    paths = [*_yaml_files(folder), *stock_files(folder)]
    return tuple((str(path.relative_to(folder)), *_size_and_time(path)) for path in paths)


def _size_and_time(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError:  # deleted a moment ago, or a link to nowhere
        return (-1, -1)
    return (stat.st_size, stat.st_mtime_ns)


def _yaml_files(folder: Path) -> list[Path]:
    """Without hidden ones: editors keep locks and drafts in them."""
    return sorted(path for path in folder.glob("*.yaml") if not path.name.startswith("."))


def check_folder(folder: Path, seeds: int = FEW_SEEDS) -> Checked:
    """Every set and every problem of `folder`; questions that are drawn are tried with so many seeds."""
    problems: list[Problem] = []
    problems += _nothing_there(folder)
    stock = read_stock(folder, problems)
    sources = _read_sources(folder, problems)
    read: dict[str, _Read] = {}
    sides = [path for path in _yaml_files(folder) if SIDE_FILE.fullmatch(path.name)]
    names = _set_files(folder)
    for name in sorted(names):
        try:
            read[name] = _read_set(folder / name, sides, sources, stock, seeds)
        except UnreadableFile as unreadable:
            problems += unreadable.problems
    problems += _sets_twice(read)
    problems += _sides_alone(sides, names)
    doubtful = {problem.file for problem in problems}
    good = {} if SOURCES in doubtful else {name: one for name, one in read.items() if name not in doubtful}
    documents = {name: one.document for name, one in good.items()}
    sets = {name: build_set(one.document, sources, one.built) for name, one in good.items()}
    return Checked(names, documents, sets, sources, stock, tuple(sorted(problems)))


def _nothing_there(folder: Path) -> Iterator[Problem]:
    """A folder without a set is more likely not mounted, or not yet filled, than meant."""
    if not folder.is_dir():
        yield Problem(folder.name, 1, 1, "there is no such folder", "KEEPGATE_CONTENT names it")
    elif not _set_files(folder):
        hint = "a set is a file like my-first-set.yaml: see docs/writing-questions.md. What was published stays"
        yield Problem(folder.resolve().name, 1, 1, "there is no study set in this folder", hint)


def _set_files(folder: Path) -> frozenset[str]:
    """The names of the files that should hold a set each."""
    return frozenset(path.name for path in _yaml_files(folder) if not SIDE_FILE.fullmatch(path.name)) - {SOURCES}


def _read_sources(folder: Path, problems: list[Problem]) -> Sources:
    try:
        root, found = _parsed(folder / SOURCES)
    except UnreadableFile as unreadable:
        problems += unreadable.problems
        return {}
    document, broken = _shaped(root, SourcesIn)
    problems += [*found, *_placed(SOURCES, root, broken)]
    return document.sources if document else {}


@dataclass(frozen=True, slots=True)
class _Read:
    """A set file without a problem of its own, and the questions that checking it had to build."""

    document: SetIn
    root: Node
    built: Mapping[str, Question]


def _read_set(path: Path, sides: list[Path], sources: Sources, stock: Stock, seeds: int) -> _Read:
    """The set in `path` with its translations. Raises UnreadableFile with every problem that they have."""
    root, problems = _parsed(path)
    for side in sides:
        problems += _translated(path, root, side)
    document, broken = _shaped(root, SetIn)
    problems += _placed(path.name, root, broken)
    sound = _sound_part(root, broken)
    if whole := document or _shaped(sound, SetIn)[0]:
        shelf = Shelf(
            whole.set, whole.language, whole.concepts, sources, stock.models, stock.sealed, stock.pictures, seeds
        )
        problems += _placed(path.name, sound, faults(whole, shelf))
    if problems or document is None:
        raise UnreadableFile(problems)
    return _Read(document, root, shelf.built)


def _parsed(path: Path) -> tuple[Node, list[Problem]]:
    """The YAML of `path`, with the problems that leave it readable. Raises UnreadableFile for the others."""
    text = _text(path)
    try:
        root, flaws = parse_yaml(text)
    except EmptyYaml as error:
        raise UnreadableFile([_problem(path.name, error)]) from None
    except UnreadableYaml as error:
        hint = "; ".join(filter(None, [error.hint, UNREAD]))
        raise UnreadableFile([replace(_problem(path.name, error), hint=hint)]) from None
    return root, [_problem(path.name, flaw) for flaw in flaws]


def _problem(file: str, flaw: UnreadableYaml) -> Problem:
    return Problem(file, flaw.position.line, flaw.position.column, flaw.message, flaw.hint)


def _shaped(root: Node, shape: type[Shape]) -> tuple[Shape | None, list[Fault]]:
    try:
        return shape.model_validate(root.plain()), []
    except ValidationError as error:
        return None, list(shape_faults(error))


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
        texts, problems = _parsed(side)
    except UnreadableFile as unreadable:
        return unreadable.problems
    original = str(root.at("language") or SetIn.model_fields["language"].default)
    return [*problems, *SideFile(side.name, name[2], original).translate(root, texts)]


def _sides_alone(sides: list[Path], names: frozenset[str]) -> Iterator[Problem]:
    for side in sides:
        name = SIDE_FILE.sub(r"\1.yaml", side.name)
        if name not in names:
            yield Problem(side.name, 1, 1, f"there is no {name} for this to translate")


def _text(path: Path) -> str:
    """Raises UnreadableFile."""
    try:
        return _decoded(path)
    except UnreadableYaml as error:
        raise UnreadableFile([_problem(path.name, error)]) from None


def _decoded(path: Path) -> str:
    start = Position(1, 1)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableYaml(start, f"over {MAX_BYTES // 1024**2} MB", "split it into several sets")
        if not path.is_file():
            raise UnreadableYaml(start, "this is not a file")
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        at = end_of(error.object[: error.start])
        raise UnreadableYaml(at, "this is not UTF-8", "save the file as UTF-8") from None
    except OSError as error:
        raise UnreadableYaml(start, f"cannot be read: {error.strerror}") from None


def _placed(file: str, root: Node, found: Iterable[Fault]) -> Iterator[Problem]:
    for fault in found:
        at = root.locate(fault.path)
        yield Problem(at.file or file, at.line, at.column, fault.message, fault.hint)


def _sets_twice(read: Mapping[str, _Read]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, one in read.items():
        other = first.setdefault(one.document.set, name)
        if other != name:
            at = one.root.locate(("set",))
            said = f"the set `{one.document.set}` is also in {other}"
            yield Problem(name, at.line, at.column, said, "a set has one file")
