r"""What YAML takes out of a text without a word: what stands behind ` #`, and the escapes of double quotes.

`"$\tanh$"` is a tab and `anh`; `ask: Is it "a" or # (hash)?` ends before the sign.
"""

import re
from collections.abc import Iterable, Iterator

import yaml

from app.content.problems import Problem

_COMMENT = re.compile(
    r"(?:[ \t]+|,[ \t]+(?=#\S))(?P<comment>#[^\n]*)"
)  # behind a comma it is one where a space follows
_BELOW = re.compile(r"[ \t]*\n(?P<indent>[ \t]+)(?P<comment>#[^\n]*)")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n|.)", re.DOTALL)
_LINE_END = "the end of a line"
_NAMED = {"t": "a tab", "N": _LINE_END, "_": "a space", "L": _LINE_END, "P": "the end of a paragraph"}
_IN_TEX = {**_NAMED, "n": _LINE_END, "x": "another character", "u": "another character", " ": "a space"}
# Keys whose values a remark may well follow: none of them holds words.
_NAMES = "set type id concept level covers model probe show misconception map of hit shows language first_question"
_NUMBERS = "step unit tolerance questions minutes year doi arxiv url sources requires related test aka"
_WITHOUT_WORDS = frozenset(f"{_NAMES} {_NUMBERS}".split(" "))
_QUOTES = "write the text in single quotes, or without any"
_HASH = "put the text in quotes, so that the # is read; a remark of your own goes on a line above"


def lost_in_yaml(file: str, text: str) -> Iterator[Problem]:
    """Each place of a YAML text where something of a value is lost."""
    try:
        for key, event in _values(yaml.parse(text, Loader=yaml.CSafeLoader)):
            yield from _scalar(file, text, key, event)
    except (yaml.YAMLError, UnicodeEncodeError):
        return  # no YAML: that is told already


def _values(events: Iterable[yaml.Event]) -> Iterator[tuple[str, yaml.ScalarEvent]]:
    """Every value, with the key that it stands under, alone or in a list."""
    around: list[tuple[str, bool]] = []  # the key of each list and mapping that is open, and whether it has keys
    key, key_comes = "", False
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            key_comes = isinstance(event, yaml.MappingStartEvent)
            around.append((key, key_comes))
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            key, _ = around.pop()
        elif isinstance(event, yaml.ScalarEvent):
            if key_comes:
                key, key_comes = event.value, False
                continue
            yield key, event
        key_comes = bool(around) and around[-1][1]


def _scalar(file: str, text: str, key: str, event: yaml.ScalarEvent) -> Iterator[Problem]:
    if not (event.start_mark and event.end_mark):
        return
    start, end = event.start_mark.index, event.end_mark.index
    if event.style == '"':
        yield from _escapes(file, text, start, end)
    elif not event.style and _holds_words(key, event.value):
        yield from _comments(file, text, start, end)


def _escapes(file: str, text: str, start: int, end: int) -> Iterator[Problem]:
    for found in _ESCAPE.finditer(text, start + 1, end - 1):
        in_tex = len(re.findall(r"(?<!\\)\$", text[start : found.start()])) % 2 == 1
        name = found[0][1]
        means = (_IN_TEX if in_tex else _NAMED).get(name)
        if means and not (name == "n" and not _begins_a_command(text, found.end())):
            command = re.match(r"\\\w+", text[found.start() :])
            written = command[0] if command else found[0]
            said = f"in double quotes the `{found[0]}` of `{written}` is {means}"
            yield _problem(file, text, found.start(), said, _QUOTES)


def _begins_a_command(text: str, at: int) -> bool:
    r"""Does `\n` begin a command of TeX, like `\nu`?"""
    return bool(
        re.match(
            r"(abla|atural|e|eq|eg|earrow|ewline|exists|i|leq|geq|less|mid|ot|otin|parallel|rightarrow"
            r"|sim|subseteq|supseteq|u|warrow)(?![a-zA-Z])",
            text[at:],
        )
    )


def _holds_words(key: str, value: str) -> bool:
    """Is it a value that is read by people: no number, and none of a key that holds names alone?"""
    return key not in _WITHOUT_WORDS and not re.fullmatch(r"[-+.\d]*|true|false", value)


def _comments(file: str, text: str, start: int, end: int) -> Iterator[Problem]:
    if found := _COMMENT.match(text, end):
        said = f"`{found['comment'].strip()}` is a remark in YAML, and is not shown"
        yield _problem(file, text, found.start("comment"), said, _HASH, warns=True)
        return
    line = text[text.rfind("\n", 0, start) + 1 : start]
    found = _BELOW.match(text, end)
    if found and len(found["indent"]) > len(line) - len(line.lstrip(" -")):
        said = f"`{found['comment']}` is a remark in YAML, and is not shown"
        yield _problem(file, text, found.start("comment"), said, _HASH, warns=True)


def _problem(file: str, text: str, at: int, said: str, hint: str, *, warns: bool = False) -> Problem:
    line_start = text.rfind("\n", 0, at) + 1
    return Problem(file, text.count("\n", 0, at) + 1, at - line_start + 1, said, hint, warns)
