"""Static files as browsers take them over the wire: each is compressed once, as hard as can be.

They hold no secret, so their length tells none; pages are another matter (compression.py).
"""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import PurePosixPath
from types import MappingProxyType

import brotli
from werkzeug.http import parse_accept_header

PLAIN = "identity"
SQUEEZABLE = {".css", ".js", ".svg"}  # fonts and pictures are compressed as they are
CODINGS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {"br": partial(brotli.compress, quality=11), "gzip": partial(gzip.compress, compresslevel=9, mtime=0)}
)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A file in a coding of HTTP; the tag names this very form of it."""

    data: bytes
    coding: str
    tag: str


def encoded(data: bytes, coding: str) -> Encoded:
    """`data` in a coding; as it is where that makes it no smaller."""
    squeezed = CODINGS[coding](data) if coding in CODINGS else data
    if len(squeezed) >= len(data):
        squeezed, coding = data, PLAIN
    return Encoded(squeezed, coding, hashlib.sha256(squeezed).hexdigest()[:16])


class Encodings:
    """The forms of `files`, each made when it is first asked for and kept."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._made = cache(lambda name, coding: encoded(files[name], coding))

    def best(self, name: str, accepted: str) -> Encoded:
        """The smallest form that a browser takes which says `accepted`."""
        codings = parse_accept_header(accepted)
        squeezable = PurePosixPath(name).suffix in SQUEEZABLE
        coding = next((one for one in CODINGS if squeezable and codings.quality(one) > 0), PLAIN)
        return self._made(name, coding)
