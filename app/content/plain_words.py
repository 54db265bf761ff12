"""Answers that are written or stand in a menu: they are plain words, which can be read, written and told apart."""

import html
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
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*\*|(?<![\w*])\*(?=\S)|(?<=[^\s*])\*(?![\w*])")
_COMMAND = re.compile(r"\\([a-zA-Z]+)")
_FORMS = frozenset({"text", "mathrm", "mathbf", "mathit", "operatorname", "textbf", "textit", "boldsymbol"})


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
        said = f"`{line}` holds {name}, which would be shown as they stand"
        plain = without_marks(line)
        yield Fault(at, said, f"{since}: write {plain}" if plain else f"{since}: write it in letters and digits")


def marks_in(line: str) -> Iterator[str]:
    """What kinds of marks plain words hold, which nobody reads there."""
    return (name for pattern, name in _MARKS if pattern.search(line))


def without_marks(line: str) -> str:
    """The words alone, to be written in the place of the line; empty where no plain words are left."""
    plain = _LINK.sub(r"\1", html.unescape(line))
    plain = _COMMAND.sub(lambda found: _letter(found[1]), _EMPHASIS.sub("", plain))
    plain = " ".join(re.sub(r"[${}`]", "", plain).split())
    fits = any(character.isalnum() for character in plain) and not re.search(r"[|~\[\]\\]", plain)
    return plain if fits and not any(marks_in(plain)) else ""


def _letter(command: str) -> str:
    """`sigma`: the Greek letter; else the command's own word, like tanh; what only forms its argument, as nothing."""
    if command in _FORMS:
        return ""
    name = command.upper().replace("LAMBDA", "LAMDA")
    try:
        return unicodedata.lookup(f"GREEK {'CAPITAL' if command[0].isupper() else 'SMALL'} LETTER {name}")
    except KeyError:
        return command


def alike(one: str, other: str, language: str) -> bool:
    """Are these one answer: the same words but for what is forgiven, or the same number?"""
    return same(one, other, language) or (_number(one) is not None and _number(one) == _number(other))


def _number(text: str) -> float | None:
    try:
        return read_number(text)
    except UnreadableNumber:
        return None
