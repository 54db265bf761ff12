"""The name that was probably meant by one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

LIKENESS = 0.65


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """The known name that was probably meant, else what to do."""
    found = get_close_matches(name.lower(), list(known), n=1, cutoff=LIKENESS)
    return f"did you mean `{found[0]}`?" if found else otherwise
