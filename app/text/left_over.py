"""Markdown and TeX that was not read, so that its signs stand on the page: an open `$`, a picture that is none."""

import re
from collections.abc import Callable, Iterator, Sequence

from app.text.inspection import ROWS_OF_BARS, Inspected, Loss
from app.text.markdown import PICTURE

_NO_NAME = re.compile(r"[^a-z0-9]+")


def _picture(found: re.Match[str]) -> Loss:
    said = f"`{found[0]}` is no picture, and is shown as it stands"
    return Loss(said, f"write ![{found[1] or 'what is to be seen'}]({_usual_name(found[2])})", grave=True)


def _usual_name(address: str) -> str:
    stem, dot, ending = address.replace("\\", "/").rpartition("/")[2].strip().rpartition(".")
    ending = ending.lower().replace("jpeg", "jpg")
    name = f"{_NO_NAME.sub('-', (stem if dot else ending).lower()).strip('-')}.{ending if dot else 'png'}"
    return name if PICTURE.fullmatch(name) else "graph.png"


def _link(found: re.Match[str]) -> Loss:
    said = f"`{found[0]}` is no link, and is shown as it stands"
    hint = r"a link leads to https://… or mailto:…; brackets that are meant are written \[ \]"
    return Loss(said, hint, grave=bool(re.search(r"[./#:]", found[2])))


def _end_of_link(found: re.Match[str]) -> Loss:
    said = f"`{found[0].strip()}` is no link, and is shown as it stands"
    return Loss(said, "write [words](https://…), with nothing between ] and (, and close all four", grave=True)


def _simple(said: str, hint: str, *, grave: bool = False) -> Callable[[re.Match[str]], Loss]:
    return lambda found: Loss(said.format(found=found[0].strip()), hint, grave=grave)


_ADDRESS = r"(?:https?:|mailto:|www\.)"
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Loss]], ...] = (
    (re.compile(r"!\[([^\]]*)\]\s?\(([^)]*)\)?"), _picture),
    (re.compile(r"(?<!!)\[([^\]]*)\]\(([^)]*)\)"), _link),
    (
        re.compile(
            rf"(?<!!)\[[^\[\]]*\]\({_ADDRESS}[^)]*$|\[[^\[\]]+\]\s+\({_ADDRESS}[^)]*\)?"
            rf"|\[[^\[\]()]+\({_ADDRESS}[^)\]]*\)(?![^\[]*\])|^[^\[\]]+\]\({_ADDRESS}[^)]*\)?"
            rf"|\([^()]+\)\[{_ADDRESS}[^\]]*\]?|<(?:https?:|mailto:)[^>\s]*"
        ),
        _end_of_link,
    ),
    (
        re.compile(r"(?<![\w\])])\[(?=[^\[\]]*[a-z]{3})[^\[\]]+\]\[[^\[\]]*\]"),
        _simple("`{found}` is no link, and is shown as it stands", r"write [words](https://…); for a bracket write \["),
    ),
    (
        re.compile(r"\$+"),
        _simple("`{found}` opens no TeX, or closes none", r"TeX stands between $…$; write \$ for the sign", grave=True),
    ),
    (
        re.compile(r"`+"),
        _simple("a backquote opens no code, or closes none", r"code stands between two; write \` for one"),
    ),
    (re.compile(r"\[\^[^\]]+\]"), _simple("the footnote `{found}` is not read", "say it in the text")),
    (re.compile(r"~~[^~]+~~"), _simple("`{found}` is not shown struck through", r"write \~ for the sign")),
    (
        re.compile(r"(?<!\*)\*\*(?:\s[^*]+|[^*]+\s)\*\*(?!\*)"),
        _simple("`{found}` is not shown in bold", "no space inside **"),
    ),
    (
        re.compile(r"\\(?:[a-zA-Z]{2,}\b|[a-zA-Z]+\{)|\b[A-Za-z][_^]\{"),
        _simple(
            "`{found}` stands outside $…$, and is shown as it stands", "TeX stands between $…$, code in backquotes"
        ),
    ),
)
_DASHES = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
_BAR = re.compile(r"(?<!\\)\|")
_HEAD_IN_A_LINE = re.compile(r"\|\s*:?-{3,}:?\s*\||\|(?:\s*:?-+:?\s*\|){2,}|(?<!-)-{3,}:?\s*\|\s*:?-{3,}")


def left_over(found: Inspected) -> Iterator[Loss]:
    """What was meant to be read, and was not."""
    for part in found.parts:
        if part.type == "text":
            for pattern, told in _RULES:
                yield from (told(one) for one in pattern.finditer(part.content))
    for line in found.lines:
        if ROWS_OF_BARS.search(line.content):
            yield _no_table(line.content.splitlines())
        elif any(part.type == "text" and _HEAD_IN_A_LINE.search(part.content) for part in line.children or []):
            hint = "each row of a table stands on a line of its own: begin the text with |- instead of >-"
            yield Loss("these bars make no table: they stand in one line", hint)


def _no_table(rows: Sequence[str]) -> Loss:
    """Why rows of bars are no table."""
    under = next((number for number, row in enumerate(rows) if _DASHES.fullmatch(row)), 0)
    if under and len(_BAR.findall(rows[under - 1])) != len(_BAR.findall(rows[under])):
        said = "these bars make no table: its head has other cells than the line under it"
        return Loss(said, r"write \| for a bar inside a cell, and |---| for each cell of the head")
    return Loss("these bars make no table", "under its head a table has a line like |---|---|")
