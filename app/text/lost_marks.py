"""Signs inside a line that Markdown takes for its own: `f*c + i*g`, `__init__`, `&lt;`, `\\(x\\)`."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from app.text.inspection import ROWS_OF_BARS, Inspected, Loss
from app.text.markdown import PICTURE

_WORDS = {"math_inline", "math_inline_double", "code_inline"}
_SHORT_LINE = 50  # characters: text that was wrapped has longer ones
_IN_SQUARE_SIGNS = re.compile(r"\\\[((?:(?!\\[\[\]]).)*)\\\](?![:(\[])", re.DOTALL)  # before these, [ ] would be a link
_OF_TEX = re.compile(r"[\\^_=+*/<>]|^\s*[^\W\d_]'*\s*$|\w\(\w|\w - \w")
_NEEDLESS = {"\\,", "\\;", "\\:", "\\/", "\\^", "\\="}


def mark_losses(found: Inspected) -> Iterator[Loss]:
    """What stands in lines and loses a part of it."""
    for line in found.lines:
        parts = line.children or []
        yield from _emphasis(parts)
        yield from _escapes(parts)
        yield from _titles(parts)
        yield from _links(parts)
        yield from _breaks(line)


def _emphasis(parts: Sequence[Token]) -> Iterator[Loss]:
    """Emphasis by `_`, and stars that begin or end inside a word: those mostly multiply."""
    for number, token in enumerate(parts):
        if token.type not in {"em_open", "strong_open"}:
            continue
        end = _end(parts, number)
        said = "".join(part.content for part in parts[number:end])
        whole = f"{token.markup}{said}{token.markup}"
        if token.markup.startswith("_"):
            hint = "a name goes in backquotes, emphasis between *stars*"
            yield Loss(f"`{whole}` is shown without its underscores", hint)
        elif _touches(parts[:number][::-1], -1, ")]") or _touches(parts[end + 1 :], 0, "(["):
            hint = r"for the sign write \*, put code in backquotes, or use TeX: $a \cdot b$"
            yield Loss(f"`{whole}` is shown without its stars", hint)


def _end(parts: Sequence[Token], start: int) -> int:
    level = parts[start].level
    closing = parts[start].type.replace("open", "close")
    after = (n for n in range(start, len(parts)) if parts[n].type == closing and parts[n].level <= level)
    return next(after, len(parts) - 1)


def _touches(nearest_first: Sequence[Token], at: int, brackets: str) -> bool:
    """Does a word stand right beside?"""
    near = next((part for part in nearest_first if part.content or part.type != "text"), None)
    if near is None:
        return False
    if near.type in _WORDS:
        return True
    return near.type == "text" and bool(near.content) and (near.content[at].isalnum() or near.content[at] in brackets)


def _escapes(parts: Sequence[Token]) -> Iterator[Loss]:
    marks = [part.markup for part in parts if part.type == "text_special"]
    for part in parts:
        if part.type == "text_special" and part.info == "entity":
            shown = part.content if part.content.strip() else "a space"
            hint = "write the character itself; to show what you wrote, put it in backquotes"
            yield Loss(f"`{part.markup}` is shown as {shown}", hint)
    said = "".join(part.markup if part.type == "text_special" else part.content for part in parts)
    for left, right in (("\\(", "\\)"), ("\\[", "\\]")):
        if left in marks and right in marks and _is_tex(said, left, right):
            yield Loss(
                f"`{left}…{right}` is no sign of TeX here, and is shown without its \\",
                "TeX stands between $…$; brackets that are meant need no \\",
            )
    for mark in sorted(_NEEDLESS & set(marks)):
        yield Loss(f"`{mark}` is shown as {mark[1]}", f"write {mark[1]}, or `\\{mark}` where the \\ is meant")


def _is_tex(said: str, left: str, right: str) -> bool:
    """Round brackets need no escape; square ones may, so that something of TeX must stand between them."""
    if left == "\\(":
        return True
    return any(_OF_TEX.search(found[1]) for found in _IN_SQUARE_SIGNS.finditer(said))


def _titles(parts: Sequence[Token]) -> Iterator[Loss]:
    for part in parts:
        if title := part.attrs.get("title"):
            yield Loss(f"the title `{title}` is not shown", "say it in the text")


def _links(parts: Sequence[Token]) -> Iterator[Loss]:
    """Links that nobody can see, or that lead to a picture's name and so to no page."""
    for number, part in enumerate(parts):
        if part.type != "link_open":
            continue
        address, inside = part.attrs["href"], parts[number + 1 : _end(parts, number)]
        if not any(one.content.strip() for one in inside):
            said = f"the link to `{address}` has no words, and cannot be seen"
            yield Loss(said, "write [words](https://…)", grave=True)
        elif PICTURE.fullmatch(str(address)):
            said = f"the link to `{address}` leads to no page"
            yield Loss(said, f"a picture is written ![what is to be seen]({address})", grave=True)


def _breaks(line: Token) -> Iterator[Loss]:
    """Short lines under each other were meant so; long ones were only wrapped."""
    wrapped = any(part.type == "softbreak" for part in line.children or [])
    if wrapped and not ROWS_OF_BARS.search(line.content):  # those are told as no table
        written = line.content.splitlines()
        if max(map(len, written)) < _SHORT_LINE:
            said = f"`{written[0]}` and `{written[1]}` are shown in one line"
            yield Loss(said, "leave an empty line between them, or end the first with a \\")
