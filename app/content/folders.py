"""Which files of a folder hold what, and what is wrong with the folder itself."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from app.content.layers import Layers
from app.content.nearest import nearest
from app.content.problems import Problem
from app.content.shared_files import SHARED_FILES
from app.content.translations import ODD_SIDE_FILE, SIDE_FILE


def set_files(names: Iterable[str]) -> frozenset[str]:
    """Those that should hold a set each."""
    there = frozenset(names)
    return frozenset(one for one in there if not SIDE_FILE.fullmatch(one) and not _odd_side(one, there)) - SHARED_FILES


def _odd_side(name: str, there: Collection[str]) -> str:
    """What a translation of a file that is `there` should be called; "" for what is none, or is called so."""
    odd = ODD_SIDE_FILE.fullmatch(name)
    if odd is None or SIDE_FILE.fullmatch(name) or f"{odd[1]}.yaml" not in there:
        return ""
    return f"{odd[1]}.{odd[2].lower()}.yaml"


def odd_sides(names: Collection[str]) -> Iterator[Problem]:
    """Translations whose language is written in another way."""
    for name in sorted(names):
        if called := _odd_side(name, names):
            yield Problem(name, 1, 1, "a language in a file name has two small letters", f"call it {called}")


def side_files(files: Mapping[str, Path]) -> list[Path]:
    return [path for name, path in files.items() if SIDE_FILE.fullmatch(name)]


def nothing_there(layers: Layers) -> Iterator[Problem]:
    """A folder without a set is more likely not mounted, or not yet filled, than meant."""
    if not layers.own.is_dir():
        hint = "KEEPGATE_CONTENT names it: make it, or name another"
        yield Problem(layers.own.name, 1, 1, "there is no such folder", hint)
    elif not set_files(layers.sets_and_sides()):
        hint = "a set is a file like my-first-set.yaml: see docs/writing-questions.md. What was published stays"
        yield Problem(layers.own.resolve().name, 1, 1, "there is no study set in this folder", hint)


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
