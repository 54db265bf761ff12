"""Files of the content folder that nobody reads: mostly a set with another ending, or a picture in the wrong place."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from app.content.assets import MODELS, PICTURES, SEALED
from app.content.problems import Problem

_DOCUMENT = re.compile(
    r"(README|LICENSE|LICENCE|NOTICE|CHANGELOG|CONTRIBUTING|AUTHORS)(\.(md|txt|rst))?", re.IGNORECASE
)
_SCHEMA = re.compile(r"[a-z-]+(\.[a-z-]+)*\.schema\.json")
_YAML = re.compile(r"\.ya?ml", re.IGNORECASE)
_PICTURE = re.compile(r"\.(png|jpe?g|webp|svg|gif|bmp|tiff?|avif|pdf)", re.IGNORECASE)
_MOST = 100  # named one by one
_READ = {"": ".yaml", MODELS: ".json", SEALED: ".json"}
_FOLDERS = {MODELS, SEALED, PICTURES}
_OUTWARDS = "this is a link that leads outside the folder"
_OTHERWISE = "take it away, or begin its name with a dot"


def unread_files(folder: Path) -> Iterator[Problem]:
    """A warning for each file that is there and not read; dot files and dot folders are left alone."""
    outwards = sorted(place for place in _links(folder) if _leads_outside(folder, place))
    unread = sorted(place for place in _files(folder) if place not in outwards and not _is_read(place))
    for place in outwards[:_MOST]:
        yield Problem(_name(place), 1, 1, _OUTWARDS, "put the file itself here, or take the link away", warns=True)
    for place in unread[:_MOST]:
        yield Problem(_name(place), 1, 1, "this file is not read", _hint(place), warns=True)
    if len(unread) > _MOST:
        said = f"{len(unread) - _MOST} more files are not read"
        yield Problem(_name(unread[_MOST]), 1, 1, said, _OTHERWISE, warns=True)


def _name(place: Path) -> str:
    """The name, with ? for what is no UTF-8."""
    return place.as_posix().encode(errors="replace").decode()


def _files(folder: Path) -> Iterator[Path]:
    """Every file, and every link to a folder that is none of those that are read."""
    for at, folders, names in _walk(folder):
        linked = [name for name in folders if Path(at, name).is_symlink()]
        places = (Path(at, name).relative_to(folder) for name in [*names, *linked])
        yield from (place for place in places if place.as_posix() not in _FOLDERS)


def _links(folder: Path) -> Iterator[Path]:
    """Every link; those that lead nowhere are told as what is not read, or as no files."""
    for at, folders, names in _walk(folder):
        found = (Path(at, name) for name in [*folders, *names])
        yield from (path.relative_to(folder) for path in found if path.is_symlink() and path.exists())


def _walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield at, folders, [name for name in names if not name.startswith(".")]


def _leads_outside(folder: Path, place: Path) -> bool:
    return not (folder / place).resolve().is_relative_to(folder.resolve())


def _is_read(place: Path) -> bool:
    where = "" if place.parent == Path() else place.parent.as_posix()
    if where == PICTURES:
        return True  # a picture, or told as none
    if _DOCUMENT.fullmatch(place.name) or (where == "" and _SCHEMA.fullmatch(place.name)):
        return True
    return where in _READ and place.suffix == _READ[where]


def _hint(place: Path) -> str:
    inside = len(place.parts) > 1
    if _YAML.fullmatch(place.suffix):
        where = "beside the other sets" if inside else "with small letters"
        return f"a set is called {place.stem.lower()}.yaml, {where}"
    if _PICTURE.fullmatch(place.suffix):
        return f"pictures stand in the folder {PICTURES}, as png, jpg, webp or svg"
    if place.suffix.lower() == ".json":
        return f"models stand in the folder {MODELS}: train one with flask --app wsgi lab train"
    return _OTHERWISE
