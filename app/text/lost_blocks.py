"""Blocks that take away signs which may have been meant as they stand: `# resets`, `- 3 is`, `1986. A network …`."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from app.text.inspection import Inspected, Loss

_AN_INFO = re.compile(r"[\w+#.-]*")
_PLAIN_PIPE = re.compile(r"(?<!\\)\|")
_READ_AS = {
    "heading_open": ("`{line}` is shown as a heading, without its {mark}", r"to show the sign, write \{mark}"),
    "hr": ("`{line}` is shown as a rule across the page", "take it out, or write — for a dash"),
    "blockquote_open": ("`{line}` is shown as a quotation, without its >", r"to show the sign, write \>"),
    "code_block": ("`{line}` is shown as code, since it is indented", "take the spaces out, or put ``` around code"),
}


def block_losses(found: Inspected) -> Iterator[Loss]:
    """What stands in blocks and loses a part of it."""
    for token in found.tokens:
        if token.type in _READ_AS and token.level == 0:
            yield _read_as(found, token)
        elif token.type in {"bullet_list_open", "ordered_list_open"} and token.level == 0:
            yield from _list(found, token)
        elif token.type == "fence":
            yield from fence_losses(found, token)
        elif token.type == "table_open":
            yield from _table(found, token)
    for what in found.definitions:
        said = f"a line that gives the address `{what}` a name is not shown"
        yield Loss(said, r"write [words](https://…) where the link stands; for a bracket write \[", grave=True)


def _read_as(found: Inspected, token: Token) -> Loss:
    said, hint = _READ_AS[token.type]
    source = found.source_of(token)
    line = source[0].strip()
    setext = token.type == "heading_open" and token.markup in {"-", "="}
    facts = {"line": f"{line} {source[-1].strip()}" if setext else line, "mark": token.markup or "sign"}
    return Loss(said.format(**facts), hint.format(**facts))


def _items(found: Inspected, opened: Token) -> list[Token]:
    first, beyond = opened.map or (0, 0)
    inside = (token for token in found.tokens if token.type == "list_item_open" and token.level == opened.level + 1)
    return [token for token in inside if token.map and first <= token.map[0] < beyond]


def _list(found: Inspected, opened: Token) -> Iterator[Loss]:
    """A list of one is mostly none; items keep the number of the first, and count on from there."""
    items = _items(found, opened)
    line = found.source_of(items[0])[0].strip()
    if len(items) == 1:
        mark = f"{items[0].info}{opened.markup}" if opened.type == "ordered_list_open" else opened.markup
        escaped = f"{items[0].info}\\{opened.markup}" if items[0].info else f"\\{opened.markup}"
        yield Loss(
            f"`{line}` is shown as a list of one item, its {mark} as a mark of it", f"for the sign write {escaped}"
        )
    elif opened.type == "ordered_list_open":
        written = [int(item.info) for item in items]
        shown = list(range(written[0], written[0] + len(items)))
        if written != shown:
            said = f"a list numbered {_numbers(written)} is shown as {_numbers(shown)}"
            yield Loss(said, f"to keep the numbers, write {written[1]}\\{opened.markup} on a line of its own")


def _numbers(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def fence_losses(found: Inspected, token: Token) -> Iterator[Loss]:
    """What of fenced code is not shown."""
    source = found.source_of(token)
    if not _AN_INFO.fullmatch(token.info.strip()):
        hint = "after ``` comes at most the language's name; code begins on the next line"
        yield Loss(f"`{token.info.strip()}` stands beside the ``` and is not shown", hint, grave=True)
    if len(source) < 2 or not source[-1].strip().startswith(token.markup):
        yield Loss(
            f"the code after `{source[0].strip()}` never ends", f"end it with {token.markup} on a line", grave=True
        )


def _table(found: Inspected, opened: Token) -> Iterator[Loss]:
    source = found.source_of(opened)
    columns = _cells(source[0])
    for line in source[2:]:
        if _cells(line) > columns:
            said = f"the row `{line.strip()}` has more cells than the head of its table: the last are not shown"
            yield Loss(said, r"give the head as many; a bar within a cell is written \|", grave=True)


def _cells(line: str) -> int:
    return len(_PLAIN_PIPE.split(line.strip().removeprefix("|").removesuffix("|")))
