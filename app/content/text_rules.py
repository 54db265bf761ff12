"""The rules of texts: they can be read, and all that they hold is shown as it was written."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from app.content.digests import is_text
from app.content.faults import Fault
from app.content.nodes import Path
from app.content.texts import OWN_LANGUAGE
from app.study.placeholders import GAP_MARK, PLACEHOLDER
from app.text.inspection import inspected
from app.text.losses import is_blank, losses, losses_in_line
from app.text.markdown import images, unreadable_parts

TEXT_HINT = "TeX stands between $…$, a price is written \\$5, and `<b>` goes in backquotes"
IN_PARAGRAPHS = frozenset({"ask", "explain", "back"})  # all other texts stand in a line
BRACKETS = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Around:
    """What a text is held against: the language of its file, the pictures there are, and what of `ask` is Markdown."""

    language: str
    pictures: Collection[str]
    asked: Callable[[str], str] = str
    has_gaps: bool = False


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
    is_asked = path[-1] == "ask"
    for key, line in text.items():
        at = (*path, key) if key else path
        shown = PLACEHOLDER.sub("1", around.asked(line) if is_asked else line)
        if is_blank(shown):
            yield Fault(at, "there is nothing to be seen in this text", "write it, or take its key out")
        for message in unreadable_parts(shown.replace(GAP_MARK, "…")):
            yield Fault(at, message, TEXT_HINT)
        yield from (Fault(at, said, hint) for said, hint in _pictures(shown, around.pictures))
        lost = (losses if path[-1] in IN_PARAGRAPHS else losses_in_line)(shown)
        for loss in (one for one in dict.fromkeys(lost) if GAP_MARK not in one.said):  # gaps have rules of their own
            yield Fault(at, loss.said, loss.hint, warns=not loss.grave)
        if not (around.has_gaps and is_asked):
            yield from (Fault(at, said, hint, warns=True) for said, hint in _no_gaps(shown))


def _no_gaps(line: str) -> Iterator[tuple[str, str]]:
    if any(part.type == "text" and BRACKETS.search(part.content) for part in inspected(line).parts):
        yield "only the `ask` of a cloze has gaps: these brackets are shown", "code goes in backquotes"


def _pictures(line: str, pictures: Collection[str]) -> Iterator[tuple[str, str]]:
    for name, alternative in images(line):
        if name not in pictures:
            yield (
                f"there is no picture `{name}`",
                "it is a file of the folder images: png, jpg, webp or svg",
            )
        if not alternative.strip():
            yield f"the picture `{name}` has no alternative text", "write ![what is to be seen](name.svg)"
