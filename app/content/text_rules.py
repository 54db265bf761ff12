"""The rules of texts: they can be read, and all that they hold is shown as it was written."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from app.content.digests import is_text
from app.content.faults import Fault
from app.content.nodes import Path
from app.content.odd_characters import odd_characters
from app.content.texts import OWN_LANGUAGE
from app.lab.generators import GENERATORS
from app.study.placeholders import GAP_MARK, PLACEHOLDER
from app.text.inspection import Loss, inspected
from app.text.losses import is_blank, losses, losses_in_line
from app.text.markdown import images, unreadable_with_hints

TEXT_HINT = "TeX stands between $…$, a price is written \\$5, and `<b>` goes in backquotes"
IN_PARAGRAPHS = frozenset({"ask", "explain", "back"})  # all other texts stand in a line
FILLED_IN = {("ask",), ("explain",)}
DRAWN = frozenset(name for generator in GENERATORS.values() for name in generator.names)
BRACKETS = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Around:
    """What a text is held against: the language of its file, the pictures there are, and what of `ask` is Markdown."""

    language: str
    pictures: Collection[str]
    asked: Callable[[str], str] = str
    has_gaps: bool = False
    draws_words: bool = False


def text_faults(value: object, path: Path, around: Around) -> Iterator[Fault]:
    """Every text can be read in the language of its file, and all its Markdown, TeX and pictures can be shown."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from text_faults(item, (*path, index), around)
    elif isinstance(value, dict) and value and is_text(value):
        yield from _text(value, path, around)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from text_faults(item, (*path, key), around)


def _text(text: Mapping[str, str], path: Path, around: Around) -> Iterator[Fault]:
    if len(set(text) & {OWN_LANGUAGE, around.language}) != 1:
        said = f"this has no one text in the file's own language, `{around.language}`"
        yield Fault(path, said, f"add {around.language}: … beside the other languages")
    for key, line in text.items():
        at = (*path, key) if key else path
        for loss in dict.fromkeys(_losses(line, path, around)):
            yield Fault(at, loss.said, loss.hint, warns=not loss.grave)


def _losses(line: str, path: Path, around: Around) -> Iterator[Loss]:
    """All that is not shown of a line as it was written."""
    is_asked = path[-1] == "ask"
    shown = PLACEHOLDER.sub("1", around.asked(line) if is_asked else line)
    if is_blank(shown):
        yield Loss("there is nothing to be seen in this text", "write it, or take its key out", grave=True)
    for message, hint in unreadable_with_hints(shown.replace(GAP_MARK, "…")):
        yield Loss(message, hint or TEXT_HINT, grave=True)
    yield from _pictures(shown, around.pictures)
    lost = (losses if path[-1] in IN_PARAGRAPHS else losses_in_line)(shown)
    yield from (one for one in lost if GAP_MARK not in one.said)  # gaps have rules of their own
    yield from odd_characters(line)
    if not (around.draws_words and path in FILLED_IN):
        yield from _no_places(line)
    if not (around.has_gaps and is_asked):
        yield from _no_gaps(shown)


def _no_places(line: str) -> Iterator[Loss]:
    hint = "numbers are drawn into `ask` and `explain` of a computed question; write the words here"
    for name in PLACEHOLDER.findall(line):
        if name in DRAWN:
            yield Loss(f"`@{name}` is shown as it stands", hint)


def _no_gaps(line: str) -> Iterator[Loss]:
    if any(part.type == "text" and BRACKETS.search(part.content) for part in inspected(line).parts):
        yield Loss("only the `ask` of a cloze has gaps: these brackets are shown", "code goes in backquotes")


def _pictures(line: str, pictures: Collection[str]) -> Iterator[Loss]:
    for name, alternative in images(line):
        if name not in pictures:
            hint = "it is a file of the folder images: png, jpg, webp or svg"
            yield Loss(f"there is no picture `{name}`", hint, grave=True)
        if not alternative.strip():
            said = f"the picture `{name}` has no alternative text"
            yield Loss(said, "write ![what is to be seen](name.svg)", grave=True)
