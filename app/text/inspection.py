"""Markdown as its reader meets it, token by token, with the escapes and entities still to be seen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from markdown_it.token import Token

from app.text.markdown import inspecting_parser

_PARSER = inspecting_parser()


ROWS_OF_BARS = re.compile(r"^\s*\|.*\|\s*\n\s*\|.*\|", re.MULTILINE)  # in one paragraph: they are no table


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that is not shown as it was written, and what to write. It is `grave` where it cannot be meant."""

    said: str
    hint: str
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Inspected:
    """A text, its tokens, and the link definitions that were read out of it."""

    source: str
    tokens: tuple[Token, ...]
    definitions: tuple[str, ...] = ()

    @property
    def lines(self) -> Iterator[Token]:
        """The pieces that hold words; each has its parts for children."""
        return (token for token in self.tokens if token.type == "inline")

    @property
    def parts(self) -> Iterator[Token]:
        """Every token; in the place of a piece of words its parts."""
        for token in self.tokens:
            yield from _joined(token.children or []) if token.type == "inline" else [token]

    def source_of(self, token: Token) -> list[str]:
        """The lines that a block was written in."""
        first, beyond = token.map or (0, 0)
        return self.source.splitlines()[first:beyond]


def _joined(parts: Iterable[Token]) -> Iterator[Token]:
    """Words that follow one another as one part: a backslash that escapes nothing stands apart at first."""
    for is_words, group in groupby(parts, key=_is_words):
        found = list(group)
        joined = "".join(one.content for one in found)
        yield from [replace(found[0], type="text", content=joined)] if is_words else found


def _is_words(part: Token) -> bool:
    return part.type == "text" or (part.type == "text_special" and part.content == part.markup)


@lru_cache(maxsize=1024)
def inspected(markdown: str) -> Inspected:
    """As it stands in blocks: paragraphs, lists, tables."""
    env: dict[str, Any] = {}
    tokens = tuple(_PARSER.parse(markdown, env))
    definitions = tuple(one["title"] or one["href"] for one in env.get("references", {}).values())
    return Inspected(markdown, tokens, definitions)


def inspected_in_line(markdown: str) -> Inspected:
    """As it stands in a line, where no block is read."""
    return Inspected(markdown, tuple(_PARSER.parseInline(markdown.strip(), {})))
