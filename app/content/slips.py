"""What a file that is no YAML was probably meant to be.

YAML's own complaint comes where the reader gave up, often far below the slip. Here each likely slip is mended in turn
and the file read once more: the one with which the file can be read is told, where it is, with what to write. So a
hint that is followed leads on.
"""

import re
from functools import lru_cache

import yaml

from app.content.slip_columns import columns, no_dash_before_a_name, not_indented
from app.content.slip_kinds import (
    bare_paragraph,
    bare_text,
    inner_quotes,
    no_colon,
    no_space,
    open_quotes,
)
from app.content.slips_in_brackets import brackets, in_braces
from app.content.unreadable import Position, UnreadableYaml
from app.content.yaml_lines import LINE, Mark, Slip, Slips, lines_of

LARGEST_MENDED = 400_000  # characters: reading a larger file again and again would take too long
MOST_TRIED = 40
GENERAL = "text that holds `: ` or ` #`, or starts with a sign like [ or *, goes in quotes"


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
    yield from open_quotes(lines, gave_up)
    for at in here:
        if not _starts_with_a_key(lines[at]):
            yield from not_indented(lines, at)
        for kind in (no_space, inner_quotes, in_braces, brackets, bare_text, no_dash_before_a_name, no_colon):
            yield from kind(lines, at)
    if gave_up < len(lines):
        kinds = (columns, bare_paragraph)
        for other in kinds if _is_a_key(lines, gave_up) else reversed(kinds):
            yield from other(lines, gave_up)


def _line_before(lines: list[str], at: int) -> int:
    return next((n for n in range(min(at, len(lines)) - 1, -1, -1) if lines[n].strip()), 0)


def _is_a_key(lines: list[str], at: int) -> bool:
    """Do files have the key with which the line begins? Else it rather goes on with a text."""
    found = LINE.fullmatch(lines[at])
    return bool(found and found["key"] in _keys_of_files())


def _starts_with_a_key(line: str) -> bool:
    """Is its first word a key of files, so that rather its colon is missing?"""
    found = re.match(r"[ -]*([a-z_]+)", line)
    return bool(found and found[1] in _keys_of_files())


@lru_cache
def _keys_of_files() -> frozenset[str]:
    from app.content.files import every_key  # which are known only once all that is read by this module

    return every_key()
