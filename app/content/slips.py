"""What a file that is no YAML was probably meant to be.

YAML's own complaint comes where the reader gave up, often far below the slip. Here each likely slip is mended in turn
and the file read once more: the one with which the file can be read is told, where it is, with what to write. So a
hint that is followed leads on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import yaml

from app.content.quoting import quoted, quotes_hint, write_hint
from app.content.unreadable import Position, UnreadableYaml

LARGEST_MENDED = 400_000  # characters: reading a larger file again and again would take too long
MOST_TRIED = 40
LINE = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?:(?P<key>[^\s:#\"'\[\]{},]+):(?= |$)(?P<gap> *))?(?P<value>.*)")
NO_SPACE = re.compile(r"(?P<before>[ ]*(?:- +)*[a-z_]+):(?P<value>[^\s:].*)")
NO_DASH_SPACE = re.compile(r"(?P<before>[ ]*)-(?P<value>[a-z_]+:.*)")
NO_COLON = re.compile(r"(?P<before>[ ]*(?:- +)*[a-z_]+)(?P<value>| +[^\s:].*)")
ENTRY = re.compile(r",\s*(?=[a-z_]+:\s)")  # where the next entry of {…} starts
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
CLOSING = {"[": "]", "{": "}"}
IDS = re.compile(r"\[[a-z0-9-]+(, *[a-z0-9-]+)*")
GENERAL = "text that holds `: ` or ` #`, or starts with a sign like [ or *, goes in quotes"


@dataclass(frozen=True, slots=True)
class Slip:
    """A line that may be wrong: where, what is wrong, what to write, and the lines that stand there then."""

    line: int  # from 0
    column: int  # from 0
    message: str
    hint: str
    mended: tuple[str, ...]

    def told(self) -> UnreadableYaml:
        return UnreadableYaml(Position(self.line + 1, self.column + 1), self.message, self.hint)


Slips = Iterator[Slip]


class Mark(Protocol):
    """Where the reader is, counted from 0."""

    line: int
    column: int


def lines_of(text: str) -> list[str]:
    """The lines as YAML counts them."""
    return BREAK.split(text.removeprefix("\ufeff"))


def explained(error: yaml.MarkedYAMLError, text: str) -> UnreadableYaml:
    """The likeliest slip behind an error of the YAML reader, else its own words."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return UnreadableYaml(Position(1, 1), f"this is not YAML: {error.problem}", GENERAL)
    lines = lines_of(text)
    if (tab := _tab(lines, mark)) is not None:
        return tab
    if len(text) <= LARGEST_MENDED and (found := _likeliest(error, lines, mark.line)):
        return found.told()
    return UnreadableYaml(Position(mark.line + 1, mark.column + 1), f"this is not YAML: {error.problem}", GENERAL)


def _tab(lines: list[str], mark: Mark) -> UnreadableYaml | None:
    line = lines[mark.line] if mark.line < len(lines) else ""
    at = len(line) - len(line.lstrip(" "))
    if line[at : at + 1] != "\t" and line[mark.column : mark.column + 1] != "\t":
        return None
    column = at if line[at : at + 1] == "\t" else mark.column
    return UnreadableYaml(Position(mark.line + 1, column + 1), "a tab stands here", "put spaces in its place")


def _likeliest(error: yaml.MarkedYAMLError, lines: list[str], gave_up: int) -> Slip | None:
    """The first slip whose mending makes the file readable, else the first with which the reader gets further."""
    further = None
    for tried, slip in enumerate(_every_slip(error, lines, gave_up)):
        if tried == MOST_TRIED:
            break
        at = slip.line
        stopped = _stops([*lines[:at], *slip.mended, *lines[at + len(slip.mended) :]])
        if stopped is None:
            return slip
        if stopped > max(gave_up, at) and further is None:
            further = slip
    return further


def _stops(lines: list[str]) -> int | None:
    """The line at which the reader gives up; None where it does not."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=yaml.CSafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return mark.line if mark else 0
    except (yaml.YAMLError, UnicodeEncodeError):
        return 0
    return None


def _every_slip(error: yaml.MarkedYAMLError, lines: list[str], gave_up: int) -> Slips:
    opened = error.context_mark.line if error.context_mark else gave_up
    here = [at for at in dict.fromkeys([gave_up, opened, _line_before(lines, gave_up)]) if at < len(lines)]
    yield from _open_quotes(lines, gave_up)
    for at in here:
        for kind in (_no_space, _inner_quotes, _brackets, _bare_text, _no_colon):
            yield from kind(lines, at)
    if gave_up < len(lines):
        kinds = (_indents, _bare_paragraph)
        for other in kinds if _is_a_key(lines, gave_up) else reversed(kinds):
            yield from other(lines, gave_up)


def _line_before(lines: list[str], at: int) -> int:
    return next((n for n in range(min(at, len(lines)) - 1, -1, -1) if lines[n].strip()), 0)


def _open_quotes(lines: list[str], gave_up: int) -> Slips:
    """Quotes that open a value and are not closed on their line, from the top: the first one is to blame."""
    for at, line in enumerate(lines[: gave_up + 1]):
        found = LINE.fullmatch(line)
        if found and found["value"][:1] in {'"', "'"} and _end_of_quote(found["value"]) is None:
            mended = line.rstrip() + found["value"][0]
            yield Slip(at, found.start("value"), "a quote opens here and is not closed", write_hint(mended), (mended,))


def _end_of_quote(value: str) -> int | None:
    """Where the quote that starts `value` is closed."""
    inner = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'"
    found = re.match(inner, value)
    return found.end() if found else None


def _inner_quotes(lines: list[str], at: int) -> Slips:
    """A quote of the text's own that ends it early: 'It's', or a text that begins with a "word" in quotes."""
    found = LINE.fullmatch(lines[at])
    if not found or found["value"][:1] not in {'"', "'"}:
        return
    value = found["value"].rstrip()
    end = _end_of_quote(value)
    if end is None or not value[end:].strip() or value[end:].lstrip().startswith("#"):
        return
    mark = value[0]
    own = value[-1] == mark and (value.count(mark) % 2 or value.endswith(mark * 2))  # the outer ones are YAML's
    text = value[1:-1] if own else value
    yield from _requoted(lines, at, found, text, "the text ends at this quote, but more follows", end - 1)


def _requoted(lines: list[str], at: int, found: re.Match[str], text: str, message: str, column: int = 0) -> Slips:
    before = lines[at][: found.start("value")]
    hint = quotes_hint(found["key"] or "", text)
    yield Slip(at, found.start("value") + column, message, hint, (before + quoted(text),))


def _no_space(lines: list[str], at: int) -> Slips:
    if found := NO_DASH_SPACE.fullmatch(lines[at]):
        mended = f"{found['before']}- {found['value']}"
        yield Slip(at, found.end("before"), "a space is missing after the -", write_hint(mended), (mended,))
    if found := NO_SPACE.fullmatch(lines[at]):
        mended = f"{found['before']}: {found['value']}"
        yield Slip(at, found.end("before"), "a space is missing after the colon", write_hint(mended), (mended,))


def _no_colon(lines: list[str], at: int) -> Slips:
    if found := NO_COLON.fullmatch(lines[at].rstrip()):
        mended, word = f"{found['before']}:{found['value']}", found["before"].split()[-1]
        said = f"a colon is missing after `{word}`"
        yield Slip(at, found.end("before"), said, write_hint(mended), (mended,))


def _brackets(lines: list[str], at: int) -> Slips:
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
    closed = text[:1] in {'"', "'"} and _end_of_quote(text) == len(text)
    return text if closed or re.fullmatch(r"[\w.-]+", text) else quoted(text)


def _bare_text(lines: list[str], at: int) -> Slips:
    found = LINE.fullmatch(lines[at].rstrip())
    if not found or not found["value"]:
        return
    value = found["value"]
    if value[0] == '"' and (escape := _unknown_escape(value)):
        yield from _requoted(lines, at, found, value[1:-1], f"in double quotes {escape[0]} means nothing", escape[1])
    elif ": " in value or value.endswith(":"):
        column = value.index(": ") if ": " in value else len(value) - 1
        yield from _requoted(lines, at, found, value, "a text that holds `: ` stands without quotes", column)
    elif value[0] not in {'"', "'"} and (found["key"] or not re.match(r"\w", value)):
        yield from _requoted(lines, at, found, value, f"a text that starts with {value[0]} stands without quotes")


def _unknown_escape(value: str) -> tuple[str, int] | None:
    found = re.search(r"(?<!\\)(?:\\\\)*(\\(?:[xuU]\w*|[^0abtnvfreN_LP \"/\\]))", value)
    return (found[1], found.start(1)) if found and value.endswith('"') else None


def _indents(lines: list[str], at: int) -> Slips:
    """The line, or the line with what follows below it, begins in another column: the nearest one first."""
    own = _indent(lines[at])
    columns = {
        _indent(line): n for n, line in enumerate(lines[:at]) if line.strip() and not line.lstrip().startswith("#")
    }
    for column in sorted(columns.keys() - {own}, key=lambda column: (abs(column - own), -column))[:4]:
        for end in dict.fromkeys([at + 1, _end_of_block(lines, at)]):
            block = lines[at:end]
            moved = tuple(" " * max(0, _indent(line) + column - own) + line.lstrip(" ") for line in block)
            more = "" if len(block) == 1 else f", with the {len(block) - 1} lines below it"
            hint = f"begin it in column {column + 1}{more}, as line {columns[column] + 1} does"
            yield Slip(at, own, "this line is not indented as those it belongs to", hint, moved)


def _is_a_key(lines: list[str], at: int) -> bool:
    """Do files have the key with which the line begins? Else it rather goes on with a text."""
    found = LINE.fullmatch(lines[at])
    return bool(found and found["key"] in _keys_of_files())


@lru_cache
def _keys_of_files() -> frozenset[str]:
    from app.content.files import every_key  # which are known only once all that is read by this module

    return every_key()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _end_of_block(lines: list[str], at: int) -> int:
    own = _indent(lines[at])
    return next((n for n in range(at + 1, len(lines)) if lines[n].strip() and _indent(lines[n]) < own), len(lines))


def _bare_paragraph(lines: list[str], at: int) -> Slips:
    """A text of several lines, one of which holds what only quotes can hold."""
    first = next((n for n in range(at - 1, -1, -1) if _indent(lines[n]) < _indent(lines[at])), None)
    found = LINE.fullmatch(lines[first]) if first is not None else None
    if first is None or not found or not found["key"] or not found["value"]:
        return
    end = next((n for n in range(at + 1, len(lines)) if _indent(lines[n]) < _indent(lines[at])), len(lines))
    text = "\n".join([found["value"], *lines[first + 1 : end]]).rstrip()
    mended = (lines[first][: found.start("value")] + quoted(text)).split("\n")
    mended += [""] * (end - first - len(mended))
    column = len(lines[at]) - len(lines[at].lstrip())
    said = "a text of several lines holds what only quotes can hold"
    yield Slip(
        first, found.start("value") if first == at else column, said, quotes_hint(found["key"], text), tuple(mended)
    )


def unread_sign(lines: list[str], at: Position) -> UnreadableYaml:
    """An anchor, an alias or a tag: mostly a text that starts with the sign of one."""
    said = "anchors, aliases and tags are not read"
    found = LINE.fullmatch(lines[at.line - 1].rstrip()) if at.line <= len(lines) else None
    if found and found["value"][:1] in {"&", "*", "!"}:
        return UnreadableYaml(at, said, quotes_hint(found["key"] or "", found["value"]))
    return UnreadableYaml(at, said, "write the value out; text that starts with & or * or ! goes in quotes")


def unseen_character(lines: list[str], at: Position) -> UnreadableYaml:
    """A character that nobody sees, mostly a command of TeX that double quotes have eaten the start of."""
    found = LINE.fullmatch(lines[at.line - 1].rstrip()) if at.line <= len(lines) else None
    escape = re.search(r"(?<!\\)(?:\\\\)*(\\[0abtnvfreN_LPxuU])", found["value"]) if found else None
    if found is None or escape is None or _end_of_quote(found["value"]) != len(found["value"]):
        return UnreadableYaml(at, "this text holds a control character", "write the text in single quotes, without it")
    said = f"in double quotes {escape[1]} stands for a character that cannot be seen"
    return UnreadableYaml(at, said, quotes_hint(found["key"] or "", found["value"][1:-1]))


def swallowing(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> UnreadableYaml | None:
    """A text in quotes that goes on in lines which are not indented further than its own: these are other keys."""
    (first, column), (last, _) = start, end
    lead = LINE.fullmatch(lines[first])
    own = lead.end("lead") if lead else 0
    if all(_indent(line) > own for line in lines[first + 1 : last + 1] if line.strip()):
        return None
    said = f"a quote opens here and is closed only on line {last + 1}"
    return UnreadableYaml(
        Position(first + 1, column + 1), said, write_hint(lines[first].rstrip() + lines[first][column])
    )
