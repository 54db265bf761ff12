"""Written words: what is forgiven in them, and what never is."""

import re
import unicodedata

from app.typography import plain

MOST_ROUNDS = 8  # of folding, after which nothing is left to fold but what somebody made up
SHORTEST_WITH_SLIP = 5  # letters; in a shorter word one letter makes another word
_GRAVE, _ACUTE, _CIRCUMFLEX, _DIAERESIS, _CEDILLA = "\u0300", "\u0301", "\u0302", "\u0308", "\u0327"
# The accents that a language's writers leave out in haste. A mark that makes another letter in it (ñ in Spanish, ä in
# German, å in Swedish) is not among them, and a language that is not here has none.
ACCENTS = {
    "ca": f"{_GRAVE}{_ACUTE}{_DIAERESIS}",
    "el": f"{_ACUTE}{_DIAERESIS}",
    "en": f"{_GRAVE}{_ACUTE}{_CIRCUMFLEX}{_DIAERESIS}{_CEDILLA}",
    "es": f"{_ACUTE}{_DIAERESIS}",
    "fr": f"{_GRAVE}{_ACUTE}{_CIRCUMFLEX}{_DIAERESIS}{_CEDILLA}",
    "gl": f"{_ACUTE}{_DIAERESIS}",
    "it": f"{_GRAVE}{_ACUTE}{_CIRCUMFLEX}",
    "nl": f"{_GRAVE}{_ACUTE}{_CIRCUMFLEX}{_DIAERESIS}",
    "pt": f"{_GRAVE}{_ACUTE}{_CIRCUMFLEX}",
}
_BASES = frozenset("aeiouyc\u03b1\u03b5\u03b7\u03b9\u03bf\u03c5\u03c9")  # Latin, Greek
# One letter more or less is a slip of the finger where letters spell sounds one by one, not where one is a syllable,
# a word, or all that is written of it.
_ALPHABETS = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN")
_BETWEEN_WORDS = frozenset(" -'")
_INDEX = re.compile(r"(?<![^\W_])([^\W\d_])_(?:\{([^{}]{1,20})\}|([0-9]+|[^\W\d_](?![^\W_])))")
_POWER = re.compile(r"\^\{([^{}]{1,20})\}")
_AROUND_SIGNS = re.compile(r" ?([-+=/·×*,;:()<>|^]) ?")


def folded(text: str, language: str = "") -> str:
    """`text` without what is forgiven: case, the accents of `language`, typography, spaces beside signs."""
    for _round in range(MOST_ROUNDS):
        if (once := _folded_once(text, language)) == text:
            break
        text = once
    return text


def _folded_once(text: str, language: str) -> str:
    letters = unicodedata.normalize("NFD", _lower(plain(text), language))
    kept = unicodedata.normalize("NFC", _without_accents(letters, ACCENTS.get(language, "")))
    kept = _POWER.sub(r"^\1", _INDEX.sub(lambda found: f"{found[1]}{found[2] or found[3]}", kept))
    return _bare(_AROUND_SIGNS.sub(r"\1", " ".join(kept.split())))


def _bare(text: str) -> str:
    """Without the full stop that ends a sentence, and the quotation marks around it all; never nothing at all."""
    ended = text.rstrip(".,;:").strip() or text
    quoted = len(ended) > 2 and ended[0] == ended[-1] and ended[0] in "'\""
    return ended[1:-1] if quoted else ended


def _lower(text: str, language: str) -> str:
    """Turkish and Azerbaijani have an i with a dot and one without."""
    if language in {"tr", "az"}:
        text = text.replace("I", "ı").replace("İ", "i")
    return text.casefold()


def _without_accents(letters: str, accents: str) -> str:
    kept: list[str] = []
    base = ""
    for character in letters:
        if not unicodedata.combining(character):
            base = character
        elif character in accents and base in _BASES:
            continue
        kept.append(character)
    return "".join(kept)


def same(given: str, wanted: str, language: str = "") -> bool:
    return folded(given, language) == folded(wanted, language)


def one_slip(given: str, wanted: str, language: str = "") -> bool:
    """Do they differ by one slip of the finger: a letter too many, too few, another, or two in the wrong order?

    Not in a short word; never in a digit or a sign, and never between letters that only a mark tells apart.
    """
    a, b = folded(given, language), folded(wanted, language)
    if len(b) < SHORTEST_WITH_SLIP or abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[start:], b[start:]
    slips = (
        (a[1:] == b, a[:1]),
        (a == b[1:], b[:1]),
        (a[1:] == b[1:] and _base(a) != _base(b), a[:1] + b[:1]),
        (a[:2] == b[:2][::-1] and a[2:] == b[2:], a[:2]),
    )
    return any(found and all(map(_can_slip, touched)) for found, touched in slips)


def _base(text: str) -> str:
    """The first letter without its marks."""
    return unicodedata.normalize("NFD", text[:1])[:1]


def _can_slip(character: str) -> bool:
    return character in _BETWEEN_WORDS or (
        character.isalpha() and unicodedata.name(character, "").startswith(_ALPHABETS)
    )
