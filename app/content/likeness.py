"""Answers that stand side by side: nobody can choose between two that look the same."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from app.content.faults import Fault
from app.content.nodes import Path
from app.content.plain_words import alike
from app.content.texts import OWN_LANGUAGE
from app.text.markdown import to_inline_html

Offered = tuple[Path, Mapping[str, str]]
HINT = "nobody could know which of the two is meant: word one of them differently, or take it out"
_Same = Callable[[str, str, str], bool]  # of two texts in a language
_LINES = re.compile(r'(<code class="lines">.*?</code>)', re.DOTALL)
_CASE_COUNTS = re.compile("<(math|code)")
_TAG = re.compile("<[^>]*>")


def likeness_faults(offered: Sequence[Offered], language: str, said: str) -> Iterator[Fault]:
    """Those that look like one before them; where it is only much alike, a warning."""
    seen: list[Mapping[str, str]] = []
    for path, text in offered:
        if any(_meet(text, other, language, _looks_the_same) for other in seen):
            yield Fault(path, said, HINT)
        elif any(_meet(text, other, language, _reads_the_same) for other in seen):
            yield Fault(path, f"{said}, but for case, accents or how a number is written", HINT, warns=True)
        seen.append(text)


def _meet(text: Mapping[str, str], other: Mapping[str, str], language: str, same: _Same) -> bool:
    """In a language in which a page shows the two together, are they the `same`?"""
    spoken = {*text, *other} - {OWN_LANGUAGE} | {language}
    return any(same(_reading(text, one, language), _reading(other, one, language), one) for one in spoken)


def _reading(text: Mapping[str, str], wanted: str, language: str) -> str:
    found = (text.get(key) for key in (wanted, OWN_LANGUAGE, language))
    return next((line for line in found if line is not None), "")


def _looks_the_same(one: str, other: str, _language: str) -> bool:
    return _looks(one) == _looks(other)


def _looks(markdown: str) -> str:
    """The HTML, with spaces as a browser shows them: the lines of code keep theirs."""
    parts = _LINES.split(to_inline_html(markdown))
    return "".join(part if part.startswith("<code class") else " ".join(part.split()) for part in parts)


def _reads_the_same(one: str, other: str, language: str) -> bool:
    shown = to_inline_html(one), to_inline_html(other)
    if any(map(_CASE_COUNTS.search, shown)):
        return False
    return alike(_TAG.sub("", shown[0]), _TAG.sub("", shown[1]), language)
