"""Placeholders in a text: `@forget`, where what is drawn will stand, and gaps to be filled, `[[right ~ wrong]]`.

Inside a gap a backslash takes the sign after it as it is: one of `| ~ [ ] $ * _`, a backquote or a backslash.
"""

import re
from collections.abc import Mapping

from app.study.words import Words

GAP = re.compile(r"(?<!\\)\[\[((?:\\.|[^\\])*?)\]\]", re.DOTALL)
GAP_MARK = "\ue000"  # stands for a gap: a private character, which Markdown leaves as it is
_UNIT = re.compile(r"\\.|.", re.DOTALL)
_ESCAPED = re.compile(r"\\([|~\[\]$*_`\\])")
PLACEHOLDER = re.compile(r"@([a-z][a-z_]*)")


def placeholders(words: Words) -> frozenset[str]:
    """The names that the words use, in any language."""
    return frozenset(name for text in words.by_language.values() for name in PLACEHOLDER.findall(text))


def filled(words: Words, shown: Mapping[str, str]) -> Words:
    """The words with what is `shown` in its places; a name that is not shown stays as it is."""

    def put(text: str) -> str:
        return PLACEHOLDER.sub(lambda found: shown.get(found[1], found[0]), text)

    return Words(words.language, {language: put(text) for language, text in words.by_language.items()})


def parted(inside: str, sign: str) -> list[str]:
    """What stands inside a gap, parted at each `sign` that has no backslash before it."""
    found = [""]
    for unit in _UNIT.findall(inside):
        found = [*found, ""] if unit == sign else [*found[:-1], found[-1] + unit]
    return found


def unescaped(form: str) -> str:
    """A form as it is shown and written by learners."""
    return _ESCAPED.sub(r"\1", form)


def forms_of(text: str) -> tuple[str, ...]:
    """The forms that are parted by `|`, as they are shown and written."""
    return tuple(unescaped(form.strip()) for form in parted(text, "|"))


def around_gaps(text: str) -> tuple[str, ...]:
    """The text before, between and after the gaps: always one piece more than there are gaps."""
    return tuple(GAP.split(text)[::2])
