"""The lines of a YAML file, as its reader counts them, and what stands on one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from app.content.unreadable import Position, UnreadableYaml

LINE = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?:(?P<key>[^\s:#\"'\[\]{},]+):(?= |$)(?P<gap> *))?(?P<value>.*)")
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class Mark(Protocol):
    """Where the reader is, counted from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Slip:
    """A line that may be wrong: where, what is wrong, what to write, and the lines that stand there then."""

    line: int  # from 0
    column: int  # from 0
    message: str
    hint: str
    mended: tuple[str, ...]

    def told(self) -> UnreadableYaml:
        return UnreadableYaml(Position(self.line + 1, self.column + 1), self.message, self.hint)


Slips = Iterator[Slip]


def lines_of(text: str) -> list[str]:
    """The lines as YAML counts them."""
    return BREAK.split(text.removeprefix("\ufeff"))


def end_of_quote(value: str) -> int | None:
    """Where the quote that starts `value` is closed."""
    inner = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'"
    found = re.match(inner, value)
    return found.end() if found else None


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
