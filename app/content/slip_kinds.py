"""The slips that authors make in YAML: each kind looks at a line and says what it could have been."""

import re

from app.content.quoting import quoted, quotes_hint, write_hint
from app.content.yaml_lines import LINE, Slip, Slips, end_of_quote, indent

NO_SPACE = re.compile(r"(?P<before>[ ]*(?:- +)*[a-z_]+):(?P<value>[^\s:].*)")
KEY_LIKE = re.compile(r"\s*(?:- +)?[a-z_]+:(?: |$)")
NO_DASH_SPACE = re.compile(r"(?P<before>[ ]*)-(?P<value>[a-z_]+:.*)")
NO_COLON = re.compile(r"(?P<before>[ ]*(?:- +)*[a-z_]+)(?P<value>| +[^\s:].*| *[=：;].*)")


def open_quotes(lines: list[str], gave_up: int) -> Slips:
    """Quotes that open a value and are not closed on their line, from the top: the first one is to blame."""
    for at, line in enumerate(lines[: gave_up + 1]):
        found = LINE.fullmatch(line)
        if found and found["value"][:1] in {'"', "'"} and end_of_quote(found["value"]) is None:
            mended = line.rstrip() + found["value"][0]
            yield Slip(at, found.start("value"), "a quote opens here and is not closed", write_hint(mended), (mended,))


def inner_quotes(lines: list[str], at: int) -> Slips:
    """A quote of the text's own that ends it early: 'It's', or a text that begins with a "word" in quotes."""
    found = LINE.fullmatch(lines[at])
    if not found or found["value"][:1] not in {'"', "'"}:
        return
    value = found["value"].rstrip()
    end = end_of_quote(value)
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


def no_space(lines: list[str], at: int) -> Slips:
    if found := NO_DASH_SPACE.fullmatch(lines[at]):
        mended = f"{found['before']}- {found['value']}"
        yield Slip(at, found.end("before"), "a space is missing after the -", write_hint(mended), (mended,))
    if found := NO_SPACE.fullmatch(lines[at]):
        mended = f"{found['before']}: {found['value']}"
        yield Slip(at, found.end("before"), "a space is missing after the colon", write_hint(mended), (mended,))


def no_colon(lines: list[str], at: int) -> Slips:
    if found := NO_COLON.fullmatch(lines[at].rstrip()):
        value = found["value"].lstrip(" =：;")
        mended, word = f"{found['before']}:{' ' if value else ''}{value}", found["before"].split()[-1]
        said = f"a colon is missing after `{word}`"
        yield Slip(at, found.end("before"), said, write_hint(mended), (mended,))


def bare_text(lines: list[str], at: int) -> Slips:
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


def bare_paragraph(lines: list[str], at: int) -> Slips:
    """A text of several lines, one of which holds what only quotes can hold."""
    first = next((n for n in range(at - 1, -1, -1) if indent(lines[n]) < indent(lines[at])), None)
    if first is not None and any(KEY_LIKE.match(line) for line in lines[first + 1 : at]):
        return
    found = LINE.fullmatch(lines[first]) if first is not None else None
    if first is None or not found or not found["key"] or not found["value"]:
        return
    end = next((n for n in range(at + 1, len(lines)) if indent(lines[n]) < indent(lines[at])), len(lines))
    text = "\n".join([found["value"], *lines[first + 1 : end]]).rstrip()
    mended = (lines[first][: found.start("value")] + quoted(text)).split("\n")
    mended += [""] * (end - first - len(mended))
    column = len(lines[at]) - len(lines[at].lstrip())
    said = "a text of several lines holds what only quotes can hold"
    yield Slip(
        first, found.start("value") if first == at else column, said, quotes_hint(found["key"], text), tuple(mended)
    )
