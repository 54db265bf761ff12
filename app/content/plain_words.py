"""Answers that are written or stand in a menu: they are plain words, which can be read, written and told apart."""

import re
import unicodedata
from collections.abc import Iterator

from app.content.faults import Fault
from app.content.nodes import Path
from app.study.numbers import UnreadableNumber, read_number
from app.study.question_types.base import UnreadableResponse
from app.study.question_types.written import LONGEST_TEXT, read_text
from app.study.spelling import same

BY_HAND, IN_A_MENU = "it is written by hand", "a menu shows words alone"
_MARKS = (
    (re.compile(r"\$[^$]+\$"), "dollar signs of TeX"),
    (re.compile(r"`[^`]+`"), "backquotes"),
    (re.compile(r"\*\*[^*]+\*\*|(?<![\w*])\*[^*\s][^*]*\*(?![\w*])"), "stars for emphasis"),
    (re.compile(r"(?:^|[\s({=])\\[a-zA-Z]{2,}"), "a command of TeX"),
    (re.compile(r"&#?\w+;"), "an entity"),
    (re.compile(r"!?\[[^\]]*\]\([^)]*\)"), "a link or a picture"),
)


def plain_faults(form: str, at: Path, since: str) -> Iterator[Fault]:
    """What keeps an answer from being read and written as it stands."""
    line = " ".join(form.split())
    if len(line) > LONGEST_TEXT:
        hint = f"no field takes more than {LONGEST_TEXT} characters: ask for less"
        yield Fault(at, f"`{line[:40]}…` has {len(line)} characters", hint)
        return
    try:
        read_text(line, "")
    except UnreadableResponse:
        yield Fault(at, f"`{line}` cannot be written by anybody", "write letters, digits and signs")
        return
    if all(unicodedata.combining(character) for character in line):
        yield Fault(at, f"there are no letters or digits in `{line}`", "write something to be compared")
    for name in marks_in(line):
        yield Fault(at, f"`{line}` holds {name}, which would be shown as they stand", f"{since}: write f_t")


def marks_in(line: str) -> Iterator[str]:
    """What kinds of marks plain words hold, which nobody reads there."""
    return (name for pattern, name in _MARKS if pattern.search(line))


def alike(one: str, other: str, language: str) -> bool:
    """Are these one answer: the same words but for what is forgiven, or the same number?"""
    return same(one, other, language) or (_number(one) is not None and _number(one) == _number(other))


def _number(text: str) -> float | None:
    try:
        return read_number(text)
    except UnreadableNumber:
        return None
