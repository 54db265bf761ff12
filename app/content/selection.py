"""The check of what somebody names: folders, and single files of any kind that a folder holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.content.assets import MODELS, PICTURES, SEALED
from app.content.layers import Layers
from app.content.loading import Checked, Draft
from app.content.nearest import nearest
from app.content.problems import Problem
from app.content.shared_files import SHARED_FILES, SOURCES
from app.content.translations import SIDE_FILE

PLACES = (SEALED, MODELS, PICTURES)  # where files lie deeper in a folder, the deepest first
NOT_THERE = ("there is no such file or folder", "give a folder of study sets, or a file in one")
NOT_READ = ("this is no file of a study set", "sets and what they share are .yaml, models .json, pictures in images")


@dataclass
class Home:
    """A content folder, and the names of its files that are looked at; none for all of them."""

    folder: Path
    files: set[str] = field(default_factory=set)
    draft: Draft | None = None

    def tells(self, file: str) -> bool:
        """Is it one of these, or a translation of one?"""
        side = SIDE_FILE.fullmatch(file)
        return not self.files or bool({file, f"{side[1]}.yaml" if side else file} & self.files)

    def is_named_in(self, message: str) -> bool:
        """Does a problem of another file speak of one of these, such as a set that is in both?"""
        return any(message.endswith(f" {file}") for file in self.files)

    def relies_on(self, file: str) -> bool:
        """Is it what a set among them shares, so that a problem in it holds up the set?"""
        return file in SHARED_FILES and any("/" not in name and name not in SHARED_FILES for name in self.files)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of the files that were named: problems and warnings, and how many questions a good set has."""

    problems: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()
    questions: Sequence[tuple[str, int]] = ()
    elsewhere: int = 0  # problems of other files of the folder


def homes(paths: Iterable[Path], usual: Layers) -> tuple[list[Home], list[Problem]]:
    """The folders that these paths lie in, and what is wrong with the paths; a draft shares what is in `usual`."""
    found: dict[tuple[Path, str], Home] = {}
    wrong: list[Problem] = []
    for path in paths:
        if path == usual.own:
            found[path, ""] = Home(path)
        elif not path.exists():
            wrong.append(_not_there(path))
        elif path.is_dir():
            home = _home_of(path / "any")
            found[path, ""] = Home(path) if home == path else Home(home, _inside(path, home))
        elif problem := _not_read(path):
            wrong.append(problem)
        else:
            _add(found, path, usual)
    return list(found.values()), wrong


def _add(found: dict[tuple[Path, str], Home], path: Path, usual: Layers) -> None:
    home = _home_of(path)
    name, draft = path.relative_to(home).as_posix(), None
    if home == path.parent and not (home / SOURCES).exists() and home.resolve() != usual.own.resolve():
        draft = Draft(SIDE_FILE.sub(r"\1.yaml", name), usual)
    found.setdefault((home, draft.set_file if draft else ""), Home(home, draft=draft)).files.add(name)


def _inside(path: Path, home: Path) -> set[str]:
    return {one.relative_to(home).as_posix() for one in path.iterdir()} or {path.relative_to(home).as_posix()}


def _home_of(path: Path) -> Path:
    """The content folder of a file."""
    for place in PLACES:
        depth = place.count("/") + 1
        if len(path.parents) > depth and f"/{path.parent.as_posix()}".endswith(f"/{place}"):
            return path.parents[depth]
    return path.parent


def _not_there(path: Path) -> Problem:
    said, hint = NOT_THERE
    siblings = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
    return Problem(str(path), 1, 1, said, nearest(path.name, siblings, hint))


def _not_read(path: Path) -> Problem | None:
    inside = _home_of(path) != path.parent
    if path.suffix == ".yml":
        return Problem(str(path), 1, 1, NOT_READ[0], f"call it {path.stem}.yaml")
    if path.suffix == ".yaml" or inside:
        return None
    return Problem(str(path), 1, 1, *NOT_READ)


def told(home: Home, checked: Checked) -> Told:
    """Of a check of a folder, what is about the files that were named."""
    sets = {name: len(document.questions) for name, document in checked.documents.items() if home.tells(name)}
    problems = [
        problem
        for problem in checked.problems
        if home.tells(problem.file) or home.relies_on(problem.file) or home.is_named_in(problem.message)
    ]
    warnings = [warning for warning in checked.warnings if home.tells(warning.file)]
    return Told(problems, warnings, list(sets.items()), len(checked.problems) - len(problems))


def together(parts: Sequence[tuple[Home, Told]], wrong: Sequence[Problem]) -> Told:
    """What is told of several folders; with more than one, files are named with theirs."""
    named = [_named(home, part) if len(parts) > 1 else part for home, part in parts]
    return Told(
        [*wrong, *(problem for part in named for problem in part.problems)],
        [warning for part in named for warning in part.warnings],
        [one for part in named for one in part.questions],
        sum(part.elsewhere for part in named),
    )


def _named(home: Home, part: Told) -> Told:
    def full(problems: Iterable[Problem]) -> Iterator[Problem]:
        return (problem.of_file(str(home.folder / problem.file)) for problem in problems)

    questions = [(str(home.folder / name), count) for name, count in part.questions]
    return Told(list(full(part.problems)), list(full(part.warnings)), questions, part.elsewhere)
