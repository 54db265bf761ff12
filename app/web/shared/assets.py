"""Static files under one digest of them all: `/static/<digest>/js/…`.

Modules and stylesheets name each other by relative paths, so the digest stands in the path and not in each name.
"""

import hashlib
from pathlib import Path


class Assets:
    """The folder of static files, as it stands when the server starts."""

    def __init__(self, folder: Path) -> None:
        self.prefix = f"static/{_digest(folder)}/"

    def url(self, name: str) -> str:
        """The address of the file `name`, good for as long as no static file changes."""
        return f"/{self.prefix}{name}"


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
