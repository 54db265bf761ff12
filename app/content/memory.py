"""What the check remembers: digests of what it found good, so that only what changed is looked at again.

The file is a help and no truth: without it, or where it is broken or of another version of the code, everything is
looked at once more.
"""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Protocol

LARGEST_MEMORY = 20_000  # digests: those of some hundred sets
LARGEST_FILE = 80 * LARGEST_MEMORY  # bytes
DIGEST = re.compile(r"[0-9a-f]{64}")
ROOMS = ("content", "lab", "study", "text")  # whose code decides what is good
LIBRARIES = ("markdown-it-py", "math-core", "numpy", "pydantic")


class Memory(Protocol):
    """Tells what was found good before."""

    cold: bool

    def knows(self, fact: str) -> bool:
        """Was it found good?"""

    def keep(self, fact: str) -> None:
        """It is good."""


class NoMemory:
    """Everything is new, and nothing is said to have changed."""

    cold = True

    def knows(self, _fact: str) -> bool:
        return False

    def keep(self, _fact: str) -> None:
        pass


NO_MEMORY = NoMemory()


class KeptMemory:
    """A memory in a file. Runs that go on at the same time each write it whole: the last one's is kept."""

    def __init__(self, path: Path, stamp: str) -> None:
        self._path, self._stamp = path, stamp
        self._before = dict.fromkeys(_read(path, stamp))
        self._now: dict[str, None] = {}
        self.cold = not self._before

    def knows(self, fact: str) -> bool:
        if fact not in self._before and fact not in self._now:
            return False
        self.keep(fact)
        return True

    def keep(self, fact: str) -> None:
        self._now[fact] = None

    def save(self) -> None:
        """What this run met first, then what others met. A folder that cannot be written to keeps nothing."""
        if self._now.keys() <= self._before.keys():
            return
        kept = islice({**self._now, **dict.fromkeys(_read(self._path, self._stamp))}, LARGEST_MEMORY)
        with suppress(OSError):
            _replace(self._path, "\n".join([self._stamp, *kept, ""]))


def fact_of(*parts: object) -> str:
    """The digest of something that can be good."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def code_stamp() -> str:
    """Differs with the code that checks, and with the libraries that it relies on."""
    app = Path(__file__).parents[1]
    paths = [*sorted(app.glob("*.py")), *(path for room in ROOMS for path in sorted((app / room).rglob("*.py")))]
    digest = hashlib.sha256("\n".join(version(name) for name in LIBRARIES).encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(path: Path, stamp: str) -> Iterable[str]:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            return ()
        first, *facts = path.read_text("ascii").split("\n")
    except (OSError, UnicodeDecodeError):
        return ()
    return (fact for fact in facts if DIGEST.fullmatch(fact)) if first == stamp else ()


def _replace(path: Path, text: str) -> None:
    """All of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
