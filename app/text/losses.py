"""What was written held against what is shown: everything that a reader would miss of a text, in words."""

import re
from collections import Counter
from collections.abc import Iterator

from app.text.inspection import Inspected, Loss, inspected, inspected_in_line
from app.text.left_over import left_over
from app.text.lost_blocks import block_losses, fence_losses
from app.text.lost_marks import mark_losses
from app.text.lost_tex import tex_losses
from app.text.markdown import pieces
from app.text.one_line import line_losses

_UNSHOWN = re.compile(r"\]\([^)]*\)|<[a-z]+:[^>]*>|&#?\w+;")  # addresses and entities
_SHOWN_BY_ITSELF = ("math", "code", "fence", "image")


def losses(markdown: str) -> Iterator[Loss]:
    """What is lost of a text that stands in paragraphs."""
    found = inspected(markdown)
    yield from _known_or_letters(found, [*block_losses(found), *_in_words(found)])


def losses_in_line(markdown: str) -> Iterator[Loss]:
    """What is lost of a text that stands in a line."""
    if cannot_stand := list(line_losses(markdown)):
        yield from cannot_stand
        return
    for words, code in pieces(markdown):
        found = inspected_in_line(words)
        yield from _known_or_letters(found, list(_in_words(found)))
        if code:
            whole = inspected(markdown.strip())
            yield from fence_losses(whole, code)


def _in_words(found: Inspected) -> Iterator[Loss]:
    yield from mark_losses(found)
    yield from tex_losses(found)
    yield from left_over(found)


def _known_or_letters(found: Inspected, known: list[Loss]) -> Iterator[Loss]:
    """Where none of the known ways to lose something was taken, the letters are counted."""
    yield from known
    if not known and (lost := _letters(_UNSHOWN.sub("", found.source)) - _letters(_said(found))):
        some = "".join(sorted(lost.elements()))[:20]
        yield Loss(
            f"letters of this text are not shown: {some}", "put what stands for itself in backquotes", grave=True
        )


def _letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalpha())


def _said(found: Inspected) -> str:
    return "".join(part.content + (part.info if part.type == "fence" else "") for part in found.parts)


def is_blank(markdown: str) -> bool:
    """Is there nothing to be seen in it?"""
    for part in inspected(markdown).parts:
        if part.type.startswith(_SHOWN_BY_ITSELF):
            return False
        if part.type.startswith("text") and any(c.isprintable() and not c.isspace() for c in part.content):
            return False
    return True
