"""Written words: what is forgiven in them."""

import unicodedata

SHORTEST_WITH_SLIP = 5  # letters; in a shorter word one letter makes another word


def folded(text: str) -> str:
    """`text` without what is forgiven: case, accents, and how many spaces there are."""
    letters = unicodedata.normalize("NFD", text.casefold())  # not NFKD: 10² is not 102
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def same(given: str, wanted: str) -> bool:
    return folded(given) == folded(wanted)


def one_slip(given: str, wanted: str) -> bool:
    """Do they differ by one slip of the finger: a letter too many, too few, another, or two in the wrong order?

    Not in a short word, and never in a digit.
    """
    a, b = folded(given), folded(wanted)
    if len(b) < SHORTEST_WITH_SLIP or abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[start:], b[start:]
    if any(character.isdigit() for character in a[:1] + b[:1]):
        return False
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])
