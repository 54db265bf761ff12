"""Texts that stand in a line: what cannot stand there, and the code that can."""

from collections.abc import Iterator
from itertools import pairwise

from app.text.inspection import Loss, inspected

_NAMES = {
    "bullet_list_open": "a list",
    "ordered_list_open": "a list",
    "table_open": "a table",
    "heading_open": "a heading",
    "blockquote_open": "a quotation",
    "hr": "a rule",
    "code_block": "indented code",
}
_HINT = "here stand words, formulas, pictures, and code between ``` lines: put the rest into `ask` or `explain`"


def line_losses(markdown: str) -> Iterator[Loss]:
    """The blocks of a text that stands in a line, and its paragraphs that would run into one another."""
    text = markdown.strip()
    if "\n" not in text:
        return  # whatever sign it begins with, it is shown as it was written
    top = [token for token in inspected(text).tokens if token.level == 0]
    for name in dict.fromkeys(_NAMES[token.type] for token in top if token.type in _NAMES):
        yield Loss(f"{name} cannot stand here", _HINT, grave=True)
    if ("paragraph_close", "paragraph_open") in pairwise(token.type for token in top):
        yield Loss("the paragraphs of this text run into one another", "make it one paragraph")
