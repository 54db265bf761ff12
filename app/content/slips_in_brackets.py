"""Brackets that are not closed, and texts inside of them that need quotes."""

import re
from collections.abc import Iterator

from app.content.quoting import quoted, write_hint
from app.content.yaml_lines import LINE, Slip, Slips, end_of_quote

CLOSING = {"[": "]", "{": "}"}
IDS = re.compile(r"\[[a-z0-9-]+(, *[a-z0-9-]+)*")
OF_KEYS = frozenset({"lab", "test"})  # keys of files whose values are keys and values, mostly on one line
ENTRY = re.compile(r",\s*(?=[a-z_]+:\s)")  # where the next entry of {…} starts


def in_braces(lines: list[str], at: int) -> Slips:
    """Keys inside of a key: without their braces, or in others, or parted by something else than commas."""
    found = LINE.fullmatch(lines[at].rstrip())
    if not found or found["key"] not in OF_KEYS:
        return
    before, value = lines[at][: found.start("value")], found["value"]
    inside = value.strip("(){}[]").replace(";", ",")
    if ": " in inside and (";" in value or value[0] != "{"):
        mended = f"{before}{{{inside}}}"
        said = "entries inside {…} are parted by commas" if ";" in value else "keys inside of a key stand in {…}"
        yield Slip(at, found.start("value"), said, write_hint(mended), (mended,))


def brackets(lines: list[str], at: int) -> Slips:
    """Brackets that are not closed, closed twice or by another one; and entries of {…} that need quotes."""
    found = LINE.fullmatch(lines[at].rstrip())
    if not found or found["value"][:1] not in CLOSING:
        return
    value, before, start = found["value"], lines[at][: found.start("value")], found.start("value")
    opening, closing = value[0], CLOSING[value[0]]
    if opening == "[" and not IDS.match(value):
        return
    for quote in _open_inside(value):
        mended = before + quote[1]
        yield Slip(at, start + quote[0], "a quote opens here and is not closed", write_hint(mended), (mended,))
    for whole in (value + closing, value[:-1] + closing):
        yield Slip(at, start, f"this {opening} is not closed", write_hint(before + whole), (before + whole,))
    if value.endswith(closing * 2):
        mended = before + value[:-1]
        said = f"this {closing} closes nothing"
        yield Slip(at, start + len(value) - 1, said, write_hint(mended), (mended,))
    if opening == "{" and value.endswith("}"):
        mended = before + _entries_quoted(value)
        yield Slip(at, start, "a text in {…} needs quotes", write_hint(mended), (mended,))


def _open_inside(value: str) -> Iterator[tuple[int, str]]:
    """Where in {…} a quote opens that is not closed, and the value with a quote before each comma and bracket after."""
    for mark in ('"', "'"):
        if value.count(mark) == 1:
            at = value.index(mark)
            for end in [n for n in range(at + 1, len(value)) if value[n] in ",}]"]:
                yield at, f"{value[:end]}{mark}{value[end:]}"


def _entries_quoted(value: str) -> str:
    entries = [entry.partition(": ") for entry in ENTRY.split(value[1:-1])]
    return "{" + ", ".join(f"{key}: {_in_quotes(text)}" for key, _, text in entries) + "}"


def _in_quotes(text: str) -> str:
    text = text.strip()
    closed = text[:1] in {'"', "'"} and end_of_quote(text) == len(text)
    return text if closed or re.fullmatch(r"[\w.-]+", text) else quoted(text)
