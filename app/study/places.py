"""Places in a text where what is drawn will stand: `@forget`."""

import re
from collections.abc import Mapping

from app.study.words import Words

PLACE = re.compile(r"@([a-z][a-z_]*)")


def places(words: Words) -> frozenset[str]:
    """The names that the words use, in any language."""
    return frozenset(name for text in words.by_language.values() for name in PLACE.findall(text))


def filled(words: Words, shown: Mapping[str, str]) -> Words:
    """The words with what is `shown` in its places; a name that is not shown stays as it is."""

    def put(text: str) -> str:
        return PLACE.sub(lambda found: shown.get(found[1], found[0]), text)

    return Words(words.language, {language: put(text) for language, text in words.by_language.items()})
