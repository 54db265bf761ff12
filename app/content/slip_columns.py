"""Lines that begin in a wrong column, and dashes that are missing or too many."""

import re

from app.content.quoting import write_hint
from app.content.yaml_lines import LINE, Slip, Slips, indent

_NO_BARE_TEXT = frozenset("'\"[{|>")

SIGN = re.compile(r"[|>][-+]?[0-9]?")  # of a text that stands below it
BARE = re.compile(r"[ ]*[a-z0-9]+(-[a-z0-9]+)*")
NOT_INDENTED = "this line is not indented as those it belongs to"


def columns(lines: list[str], at: int) -> Slips:
    """The likeliest of them first."""
    for kind in (_below_a_sign, _no_dash, _dash, _further_left, indents):
        yield from kind(lines, at)


def no_dash_before_a_name(lines: list[str], at: int) -> Slips:
    """`sources:` and below it a name alone."""
    line = lines[at].rstrip()
    if at and BARE.fullmatch(line) and lines[at - 1].rstrip().endswith(":"):
        mended = f"{line[: indent(line)]}- {line.lstrip()}"
        yield Slip(at, indent(line), "a - is missing before this", write_hint(mended), (mended,))


def _below_a_sign(lines: list[str], at: int) -> Slips:
    """The text below a | or > stands no further to the right than its key."""
    for first in range(max(0, at - 3), at):
        found = LINE.fullmatch(lines[first].rstrip())
        if found and SIGN.fullmatch(found["value"]) and first + 1 < len(lines):
            column = found.end("lead") + 2
            end = next((n for n in range(first + 1, len(lines)) if _is_key(lines[n]) or n > at), len(lines))
            moved = tuple(" " * column + line.lstrip() for line in lines[first + 1 : end])
            said = f"the text below a {found['value']} begins further to the right than its key"
            yield Slip(
                first + 1, indent(lines[first + 1]), said, f"begin each of its lines in column {column + 1}", moved
            )


def _is_key(line: str) -> bool:
    return bool(re.match(r"\s*(?:- +)*[a-z_]+:(?: |$)", line))


def _no_dash(lines: list[str], at: int) -> Slips:
    """The first of several items lacks its dash."""
    if not lines[at].lstrip().startswith("- "):
        return
    column = indent(lines[at])
    first = next((n for n in range(at - 1, -1, -1) if indent(lines[n]) < column), at - 1) + 1
    if 0 < first < at and indent(lines[first]) in {column, column + 2} and not lines[first].lstrip().startswith("-"):
        mended = f"{' ' * column}- {lines[first].lstrip()}"
        block = [mended, *(" " * (column + 2) + line.lstrip() for line in lines[first + 1 : at])]
        said = "a - is missing before the first of these"
        yield Slip(first, indent(lines[first]), said, f"{write_hint(mended)} in column {column + 1}", tuple(block))


def _dash(lines: list[str], at: int) -> Slips:
    """An item among keys."""
    line = lines[at].rstrip()
    if line.lstrip().startswith("- "):
        rest = line.lstrip()[2:]
        mended = line[: indent(line)] + (rest if ":" in rest else f"{rest}:")
        yield Slip(at, indent(line), "a - stands among keys", write_hint(mended), (mended,))


def _further_left(lines: list[str], at: int) -> Slips:
    """The line before is the one that is out of its column: those around it share one."""
    before = at - 1
    if before < 1 or not lines[before].strip() or indent(lines[before]) >= indent(lines[at]):
        return
    near = next((n for n in range(before - 1, -1, -1) if indent(lines[n]) <= indent(lines[at])), 0)
    if indent(lines[near]) == indent(lines[at]):
        column = indent(lines[at])
        hint = f"begin it in column {column + 1}, as line {near + 1} does"
        yield Slip(before, indent(lines[before]), NOT_INDENTED, hint, (" " * column + lines[before].lstrip(),))


def indents(lines: list[str], at: int) -> Slips:
    """The line, or the line with what follows below it, begins in another column: the nearest one first."""
    own = indent(lines[at])
    columns = {
        indent(line): n for n, line in enumerate(lines[:at]) if line.strip() and not line.lstrip().startswith("#")
    }
    for column in sorted(columns.keys() - {own}, key=lambda column: (abs(column - own), -column))[:4]:
        for end in dict.fromkeys([at + 1, _end_of_block(lines, at)]):
            block = lines[at:end]
            moved = tuple(" " * max(0, indent(line) + column - own) + line.lstrip(" ") for line in block)
            more = "" if len(block) == 1 else f", with the {len(block) - 1} lines below it"
            hint = f"begin it in column {column + 1}{more}, as line {columns[column] + 1} does"
            yield Slip(at, own, NOT_INDENTED, hint, moved)


def _end_of_block(lines: list[str], at: int) -> int:
    own = indent(lines[at])
    return next((n for n in range(at + 1, len(lines)) if lines[n].strip() and indent(lines[n]) < own), len(lines))


def not_indented(lines: list[str], at: int) -> Slips:
    """Lines of a text that begin where its key does, or before it."""
    above = next((n for n in range(at - 1, -1, -1) if lines[n].strip()), None)
    found = LINE.fullmatch(lines[above].rstrip()) if above is not None else None
    if not found or not found["key"] or found["value"][:1] in _NO_BARE_TEXT or not _goes_on(lines[at]):
        return
    column = found.start("key")
    is_item = not found["value"] and re.fullmatch(r"[\w-]+", lines[at].strip())
    if indent(lines[at]) > column or is_item:
        return
    end = next((n for n in range(at, len(lines)) if not _goes_on(lines[n])), len(lines))
    mended = tuple(" " * (column + 2) + line.strip() for line in lines[at:end])
    hint = f"begin it, and the lines that go on with it, in column {column + 3}"
    yield Slip(
        at, indent(lines[at]), f"a text goes on further to the right than its key, `{found['key']}`", hint, mended
    )


def _goes_on(line: str) -> bool:
    found = LINE.fullmatch(line.rstrip())
    return bool(line.strip() and found and not found["key"] and not line.lstrip().startswith(("- ", "#")))
