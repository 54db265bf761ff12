"""Which files of a folder hold what, and what is wrong with the folder itself."""

from collections.abc import Iterator
from pathlib import Path

from app.content.nearest import nearest
from app.content.problems import Problem
from app.content.shared_files import SHARED_FILES
from app.content.translations import SIDE_FILE


def yaml_files(folder: Path) -> list[Path]:
    """Without hidden ones: editors keep locks and drafts in them."""
    return sorted(path for path in folder.glob("*.yaml") if not path.name.startswith("."))


def set_files(folder: Path) -> frozenset[str]:
    """The names of the files that should hold a set each."""
    return frozenset(path.name for path in yaml_files(folder) if not SIDE_FILE.fullmatch(path.name)) - SHARED_FILES


def side_files(folder: Path) -> list[Path]:
    return [path for path in yaml_files(folder) if SIDE_FILE.fullmatch(path.name)]


def nothing_there(folder: Path) -> Iterator[Problem]:
    """A folder without a set is more likely not mounted, or not yet filled, than meant."""
    if not folder.is_dir():
        yield Problem(
            folder.name, 1, 1, "there is no such folder", "KEEPGATE_CONTENT names it: make it, or name another"
        )
    elif not set_files(folder):
        hint = "a set is a file like my-first-set.yaml: see docs/writing-questions.md. What was published stays"
        yield Problem(folder.resolve().name, 1, 1, "there is no study set in this folder", hint)


def sides_alone(sides: list[Path], names: frozenset[str]) -> Iterator[Problem]:
    for side in sides:
        name = SIDE_FILE.sub(r"\1.yaml", side.name)
        if name in SHARED_FILES:
            yield Problem(
                side.name,
                1,
                1,
                f"{name} is not translated beside it",
                f"write its languages side by side in {name}, and take this file away",
            )
        elif name not in names:
            hint = nearest(name, names, f"write {name} first, or take this file away")
            yield Problem(side.name, 1, 1, f"there is no {name} for this to translate", hint)
