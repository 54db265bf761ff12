"""Stylesheets that import others, made one: a browser asks once, and whoever writes them keeps small files."""

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath, relpath

IMPORT = re.compile(r'^@import url\("([^"]+)"\) layer\(([a-z]+)\);$', re.MULTILINE)
ANY_IMPORT = re.compile(r"^\s*@import\b.*$", re.MULTILINE)
ADDRESS = re.compile(r'url\("(\.[^"]*|[^":/#]+(?:/[^":]*)?)"\)')

UNQUOTED = re.compile(r'url\([^"].*')


class SheetProblem(Exception):
    """A stylesheet imports in a way that cannot be flattened, or what is not there."""


def flat_sheet(files: Mapping[str, bytes], name: str) -> bytes:
    """The stylesheet `name` with each `@import url("…") layer(…);` written out as that layer.

    Relative addresses are turned to name the same files from where `name` stands.
    """
    text = IMPORT.sub(lambda found: _layer(files, name, found[1], found[2]), files[name].decode())
    if odd := ANY_IMPORT.search(text):
        raise SheetProblem(f'{name}: write @import url("…") layer(…); instead of {odd[0].strip()}')
    return text.encode()


def _layer(files: Mapping[str, bytes], sheet: str, address: str, layer: str) -> str:
    name = normpath(join(dirname(sheet), address))
    if name not in files:
        raise SheetProblem(f"{sheet}: there is no {address}")
    text = files[name].decode().strip()
    if odd := UNQUOTED.search(text):
        raise SheetProblem(f'{name}: write url("…") with quotes instead of {odd[0]}')
    return f"@layer {layer} {{\n{ADDRESS.sub(lambda found: _moved(found[1], name, sheet), text)}\n}}"


def _moved(address: str, old: str, new: str) -> str:
    return f'url("{relpath(join(dirname(old), address), dirname(new))}")'
