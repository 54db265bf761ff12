"""The rules of texts: they can be read, and all that they hold can be shown."""

from collections.abc import Collection, Iterator, Mapping

from app.content.digests import is_text
from app.content.faults import Fault
from app.content.nodes import Path
from app.content.texts import OWN_LANGUAGE
from app.study.placeholders import GAP, PLACEHOLDER
from app.text.markdown import images, unreadable_parts

TEXT_HINT = "TeX stands between $…$, a price is written \\$5, and `<b>` goes in backquotes"


def text_faults(value: object, path: Path, language: str, pictures: Collection[str]) -> Iterator[Fault]:
    """Every text can be read in the language of its file, and all its Markdown, TeX and pictures can be shown."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from text_faults(item, (*path, index), language, pictures)
    elif isinstance(value, dict) and value and is_text(value):
        yield from _text(value, path, language, pictures)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from text_faults(item, (*path, key), language, pictures)


def _text(text: Mapping[str, str], path: Path, language: str, pictures: Collection[str]) -> Iterator[Fault]:
    if len(set(text) & {OWN_LANGUAGE, language}) != 1:
        yield Fault(path, f"this has no one text in the file's own language, `{language}`")
    for key, line in text.items():
        at = (*path, key) if key else path
        shown = PLACEHOLDER.sub("1", GAP.sub("…", line))
        for message in unreadable_parts(shown):
            yield Fault(at, message, TEXT_HINT)
        yield from (Fault(at, said, hint) for said, hint in _pictures(shown, pictures))


def _pictures(line: str, pictures: Collection[str]) -> Iterator[tuple[str, str]]:
    for name, alternative in images(line):
        if name not in pictures:
            yield (
                f"there is no picture `{name}`",
                "it is a file of the folder images: png, jpg, webp or svg",
            )
        if not alternative.strip():
            yield f"the picture `{name}` has no alternative text", "write ![what is to be seen](name.svg)"
