"""Static files under one digest of them all: `/static/<digest>/js/…`.

Modules and stylesheets name each other by relative paths, so the digest stands in the path and not in each name. What
pages ask for by name, the stylesheet, the script and those of the elements, holds all that it imports.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from app.web.shared.scripts import Flattener
from app.web.shared.stylesheets import flat_sheet

SHEET, SCRIPT, ELEMENTS = "css/main.css", "js/main.js", "js/elements/"


class Assets:
    """The static files as they stood when the server started: what becomes of the folder later changes nothing."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = {**files, **_flattened(files)}
        self.prefix = f"static/{_digest(files)}/"

    @property
    def elements(self) -> dict[str, str]:
        """The scripts of the elements, by the name of the element that each is for."""
        names = (name for name in self.files if name.startswith(ELEMENTS))
        return {Path(name).stem.replace("_", "-"): name for name in names}

    def url(self, name: str) -> str:
        """The address of the file `name`, good for as long as no static file changes."""
        return f"/{self.prefix}{name}"


@cache
def assets_of(folder: Path) -> Assets:
    """The files of `folder`, read once in a process."""
    return Assets(read_all(folder))


@cache
def texts_of(folder: Path) -> Mapping[str, str]:
    """The text of each file of `folder`, read once in a process."""
    return {name: data.decode() for name, data in read_all(folder).items()}


def read_all(folder: Path) -> dict[str, bytes]:
    """Every file of `folder`, by its path inside."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _flattened(files: Mapping[str, bytes]) -> dict[str, bytes]:
    elements = [name for name in files if name.startswith(ELEMENTS)]
    scripts = Flattener(files, SCRIPT, elements)
    sheets = {SHEET: flat_sheet(files, SHEET)} if SHEET in files else {}
    return sheets | {name: scripts.flat(name) for name in (SCRIPT, *elements) if name in files}


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(name.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()[:16]
