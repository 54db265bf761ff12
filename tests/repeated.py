"""What every application of a test would do over again, done once: compiling templates, checking the same folder."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from app.content.faults import FEW_SEEDS, Seeds
from app.content.layers import Layers
from app.content.loading import Checked, check_layers, fingerprint


class _Compiled(BytecodeCache):
    """Templates in memory; Jinja itself compiles one anew whose text has changed."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_CHECKED: dict[tuple[object, ...], Checked] = {}


def checked_once(content: Layers | Path, seeds: Seeds = FEW_SEEDS) -> Checked:
    """As `check_layers`, which says the same of every folder with the same files."""
    layers = content if isinstance(content, Layers) else Layers(content)
    folder = layers.own
    try:
        held = tuple((str(path.relative_to(folder)), _held(path)) for path in sorted(folder.rglob("*")))
    except OSError:  # there is something that cannot be read
        return check_layers(layers, seeds)
    key = (folder.name, layers.below and fingerprint(Layers(layers.below)), layers.sets, seeds, held)
    if key not in _CHECKED:
        _CHECKED[key] = check_layers(layers, seeds)
    return _CHECKED[key]


def _held(path: Path) -> str:
    return "a folder" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def done_once() -> Iterator[None]:
    """Applications that start inside share what they compile and check."""
    shared = {**Flask.jinja_options, "bytecode_cache": _Compiled()}
    with (
        patch.object(Flask, "jinja_options", shared),
        patch("app.services.content.following.check_layers", checked_once),
    ):
        yield
