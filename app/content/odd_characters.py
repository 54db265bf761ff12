"""Characters that no page can show, or that come of a file that was read in another encoding than it was saved in."""

import re
import unicodedata
from collections.abc import Iterator

from app.text.inspection import Loss

_NOT_SHOWN = {"Co", "Cn", "Cs"}  # private, unassigned, half of a pair
# They turn all that follows, to the end of the paragraph; marks of one place (U+200E) are left alone.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"  # what a program writes for bytes that it cannot read
_READ_WRONGLY = re.compile("Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|â€[\u0080-\u00bf\u0153\u2010-\u203a\u20ac\u2122\u02dc]")


def odd_characters(line: str) -> Iterator[Loss]:
    """What of a text is no character, or was another one."""
    for character in sorted(set(line)):
        if unicodedata.category(character) in _NOT_SHOWN or character == _REPLACEMENT:
            yield Loss(f"no page can show U+{ord(character):04X}", "write the character that is meant", grave=True)
    for character in sorted(_TURNS & set(line)):
        said = f"U+{ord(character):04X} cannot be seen, and turns the direction of the words around it"
        yield Loss(said, "take it out: write the words in the order in which they are read", grave=True)
    if found := _READ_WRONGLY.search(line):
        said = f"`{found[0]}` was another character before the file was read in another encoding than its own"
        yield Loss(said, "write the character that is meant, and save the file as UTF-8")
