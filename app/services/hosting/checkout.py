"""The files that Keepgate runs on: whether they are still those that this process was started from.

What was loaded then is served on, so a newer version on the disk harms nobody; but it is not served until a restart.
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDERS = ("app", "templates", "static", "migrations")
PARTS = ("wsgi.py", "requirements.txt", *(f"{folder}/**/*" for folder in FOLDERS))
MADE = ".pyc"  # by Python itself, of the others
Stamp = frozenset[tuple[str, int, int]]


class Checkout:
    """The program's files in the folder `root`, as they stand now."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stamp, self._digest = self._look(), self._digested()
        self._other: Stamp | None = None  # of files that were found to be others

    def is_as_it_was(self) -> bool:
        """Whether every file holds what it held. Looks at sizes and times first, and reads where these differ."""
        try:
            stamp = self._look()
            if stamp not in {self._stamp, self._other}:
                if self._digested() == self._digest:
                    self._stamp = stamp
                else:
                    self._other = stamp
        except OSError:  # somebody is exchanging them this very moment
            return False
        return stamp == self._stamp

    def _files(self) -> Iterator[Path]:
        for part in PARTS:
            yield from (path for path in self._root.glob(part) if path.is_file() and path.suffix != MADE)

    def _look(self) -> Stamp:
        found = ((path, path.stat()) for path in self._files())
        return frozenset((str(path), stat.st_size, stat.st_mtime_ns) for path, stat in found)

    def _digested(self) -> str:
        digest = hashlib.sha256()
        for path in sorted(set(self._files())):
            digest.update(str(path).encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()


@cache
def checkout_at(root: Path) -> Checkout:
    """The files in `root` as this process first found them, which is when it was started."""
    return Checkout(root)
