"""Characters that no page can show, or that come of a file that was read in another encoding than it was saved in."""

import re
import unicodedata
from collections.abc import Iterator

from app.text.inspection import Loss

_NOT_SHOWN = {"Co", "Cn", "Cs"}  # private, unassigned, half of a pair
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"  # what a program writes for bytes that it cannot read
_READ_WRONGLY = re.compile("Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|â€[\u0080-\u00bf\u0153\u2010-\u203a\u20ac\u2122\u02dc]")


def odd_characters(line: str) -> Iterator[Loss]:
    """What of a text is no character, or was another one."""
    for character in sorted(set(line)):
        if unicodedata.category(character) in _NOT_SHOWN or character == _REPLACEMENT:
            yield Loss(f"no page can show U+{ord(character):04X}", "write the character that is meant", grave=True)
    if found := _READ_WRONGLY.search(line):
        said = f"`{found[0]}` was another character before the file was read in another encoding than its own"
        yield Loss(said, "write the character that is meant, and save the file as UTF-8")
