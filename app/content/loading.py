"""Reading the content folder: every file, every problem, and the sets that have none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from app.content.building import Sources
from app.content.documents import SetIn, SourcesIn
from app.content.messages import shape_faults
from app.content.nodes import MAX_BYTES, Node, Position, UnreadableYaml, parse_yaml
from app.content.problems import Problem
from app.content.rules import Fault, Models, faults
from app.lab.model import Model
from app.lab.model_file import ModelFileError, decode

SOURCES = "sources.yaml"
MODELS = "models"
Shape = TypeVar("Shape", bound=BaseModel)


class UnreadableFile(Exception):
    """The file has these problems, and no value."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Checked:
    """A content folder as it stands: what can be published, and all that keeps the rest from it.

    `files` are the names of the set files that exist, good or not; `documents` the good ones by file name.
    """

    files: frozenset[str]
    documents: Mapping[str, SetIn]
    sources: Sources
    models: Models
    problems: tuple[Problem, ...]


def fingerprint(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Something that differs whenever a content file was touched: names, sizes and times of change."""
    stats = [(str(path.relative_to(folder)), path.stat()) for path in _content_files(folder)]
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def _content_files(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.yaml"), *folder.glob(f"{MODELS}/*.json")])


def check_folder(folder: Path) -> Checked:
    """Every set and every problem of `folder`."""
    problems: list[Problem] = []
    if not folder.is_dir():
        problems.append(Problem(folder.name, 1, 1, "there is no such folder", "KEEPGATE_CONTENT names it"))
    models = _read_models(folder, problems)
    sources = _read_sources(folder, problems)
    documents: dict[str, SetIn] = {}
    names = frozenset(path.name for path in folder.glob("*.yaml") if path.name != SOURCES)
    for name in sorted(names):
        try:
            documents[name] = _read_set(folder / name, sources, models)
        except UnreadableFile as unreadable:
            problems += unreadable.problems
    problems += _sets_twice(documents)
    doubtful = {problem.file for problem in problems}
    good = {} if SOURCES in doubtful else {n: d for n, d in documents.items() if n not in doubtful}
    return Checked(names, good, sources, models, tuple(sorted(problems)))


def _read_models(folder: Path, problems: list[Problem]) -> dict[str, Model]:
    models = {}
    for path in sorted(folder.glob(f"{MODELS}/*.json")):
        try:
            models[path.stem] = decode(path.read_bytes())
        except ModelFileError as error:
            hint = f"train it again: flask --app wsgi lab train {path.stem}"
            problems.append(Problem(f"{MODELS}/{path.name}", 1, 1, str(error), hint))
    return models


def _read_sources(folder: Path, problems: list[Problem]) -> Sources:
    try:
        return _read(folder / SOURCES, SourcesIn)[0].sources
    except UnreadableFile as unreadable:
        problems += unreadable.problems
        return {}


def _read_set(path: Path, sources: Sources, models: Models) -> SetIn:
    document, root = _read(path, SetIn)
    if broken := list(_placed(path.name, root, faults(document, sources, models))):
        raise UnreadableFile(broken)
    return document


def _read(path: Path, shape: type[Shape]) -> tuple[Shape, Node]:
    """The document in `path`. Raises UnreadableFile with every problem of its YAML and its shape."""
    try:
        root = parse_yaml(_text(path))
        return shape.model_validate(root.plain()), root
    except UnreadableYaml as error:
        at = error.position
        raise UnreadableFile([Problem(path.name, at.line, at.column, error.message, error.hint)]) from None
    except ValidationError as error:
        raise UnreadableFile(list(_placed(path.name, root, shape_faults(error)))) from None


def _text(path: Path) -> str:
    start = Position(1, 1)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableYaml(start, f"over {MAX_BYTES // 1024**2} MB", "split it into several sets")
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        column = error.start - before.rfind(b"\n")
        at = Position(before.count(b"\n") + 1, column)
        raise UnreadableYaml(at, "this is not UTF-8", "save the file as UTF-8") from None
    except OSError as error:
        raise UnreadableYaml(start, f"cannot be read: {error.strerror}") from None


def _placed(file: str, root: Node, found: Iterator[Fault]) -> Iterator[Problem]:
    for fault in found:
        at = root.locate(fault.path)
        yield Problem(file, at.line, at.column, fault.message, fault.hint)


def _sets_twice(documents: Mapping[str, SetIn]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, document in documents.items():
        other = first.setdefault(document.set, name)
        if other != name:
            yield Problem(name, 1, 1, f"the set `{document.set}` is also in {other}", "a set has one file")
