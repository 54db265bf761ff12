"""What YAML reads, though it was meant as something else: it is refused, with what to write."""

import re

from app.content.quoting import quotes_hint, write_hint
from app.content.unreadable import Position, UnreadableYaml
from app.content.yaml_lines import LINE, end_of_quote, indent


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
    if found is None or escape is None or end_of_quote(found["value"]) != len(found["value"]):
        return UnreadableYaml(at, "this text holds a control character", "write the text in single quotes, without it")
    said = f"in double quotes {escape[1]} stands for a character that cannot be seen"
    return UnreadableYaml(at, said, quotes_hint(found["key"] or "", found["value"][1:-1]))


def swallowing(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> UnreadableYaml | None:
    """A text in quotes that goes on in lines which are not indented further than its own: these are other keys."""
    (first, column), (last, _) = start, end
    lead = LINE.fullmatch(lines[first])
    own = lead.end("lead") if lead else 0
    if all(indent(line) > own for line in lines[first + 1 : last + 1] if line.strip()):
        return None
    said = f"a quote opens here and is closed only on line {last + 1}"
    return UnreadableYaml(
        Position(first + 1, column + 1), said, write_hint(lines[first].rstrip() + lines[first][column])
    )
