"""From a YAML file to a checked document, or to its problems."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from app.content.faults import Fault
from app.content.lost_in_yaml import lost_in_yaml
from app.content.nodes import MAX_BYTES, Node, end_of, parse_yaml
from app.content.problems import Problem
from app.content.unreadable import EmptyYaml, Position, UnreadableYaml

MOST_LINES = 12  # that are listed of a fault that is met everywhere
UNREAD = "other problems of this file will be told once it can be read"
Shape = TypeVar("Shape", bound=BaseModel)


class UnreadableFile(Exception):
    """The file has these problems, and no value."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = problems


def parsed(path: Path) -> tuple[Node, list[Problem]]:
    """The YAML of `path`, with the problems that leave it readable. Raises UnreadableFile for the others."""
    text = _text(path)
    try:
        root, flaws = parse_yaml(text)
    except EmptyYaml as error:
        raise UnreadableFile([_problem(path.name, error)]) from None
    except UnreadableYaml as error:
        hint = "; ".join(filter(None, [error.hint, UNREAD]))
        raise UnreadableFile([replace(_problem(path.name, error), hint=hint)]) from None
    return root, [*(_problem(path.name, flaw) for flaw in flaws), *lost_in_yaml(path.name, text)]


def _problem(file: str, flaw: UnreadableYaml) -> Problem:
    return Problem(file, flaw.position.line, flaw.position.column, flaw.message, flaw.hint)


def shaped(root: Node, shape: type[Shape]) -> tuple[Shape | None, list[Fault]]:
    try:
        return shape.model_validate(root.plain()), []
    except ValidationError as error:
        from app.content.messages import shape_faults  # a good file does without

        return None, list(shape_faults(error, root, shape))


def _text(path: Path) -> str:
    """Raises UnreadableFile."""
    try:
        return _decoded(path)
    except UnreadableYaml as error:
        raise UnreadableFile([_problem(path.name, error)]) from None


def _decoded(path: Path) -> str:
    start = Position(1, 1)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableYaml(start, f"over {MAX_BYTES // 1024**2} MB", "split it into several sets")
        if not path.is_file():
            raise UnreadableYaml(start, "this is not a file", "put a file there, or take it away")
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        at = end_of(error.object[: error.start])
        raise UnreadableYaml(at, "this is not UTF-8", "save the file as UTF-8") from None
    except FileNotFoundError:
        raise UnreadableYaml(start, "there is no such file", "write it, as docs/writing-questions.md shows") from None
    except OSError as error:
        raise UnreadableYaml(
            start, f"cannot be read: {error.strerror}", "let the server read it, or take it away"
        ) from None


def placed(file: str, root: Node, found: Iterable[Fault]) -> Iterator[Problem]:
    """Each fault where it stands; what is the same everywhere, once, with its other lines."""
    told = [(fault, root.locate_in(fault.path, _quoted(fault.message))) for fault in found]
    lines: dict[tuple[str, str | None], list[int]] = {}
    for fault, at in told:
        lines.setdefault((fault.message, at.file), []).append(at.line)
    seen = set[tuple[str, str | None]]()
    for fault, at in told:
        key = (fault.message, at.file)
        if not (fault.everywhere and key in seen):
            hint = _also(fault.hint, lines[key]) if fault.everywhere else fault.hint
            yield Problem(at.file or file, at.line, at.column, fault.message, hint, fault.warns)
        seen.add(key)


def _quoted(message: str) -> Iterator[str]:
    """What a message shows of the text that it is about, whole and then its first line."""
    for piece in re.findall(r"\$[^$]*\$|`[^`]+`|<.+", message):
        firsts = (lines[0].strip() for bare in ("`", "`$") if (lines := piece.strip(bare).splitlines()))
        yield from filter(None, firsts)


def _also(hint: str, lines: list[int]) -> str:
    others = list(dict.fromkeys(sorted(lines)))[1:]
    shown = ", ".join(map(str, others[:MOST_LINES])) + (" …" if others[MOST_LINES:] else "")
    return f"{hint} (also on line{'s' if others[1:] else ''} {shown})" if others else hint
