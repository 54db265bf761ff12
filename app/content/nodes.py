"""YAML to nodes that know where they stand.

The YAML of a question file is the plain part of YAML 1.2: no anchors, aliases or tags, no equal keys, and bounded
in size, so that neither a typo nor a bomb is ever read as something else.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml

from app.content.misread import swallowing, unread_sign, unseen_character
from app.content.slips import explained
from app.content.unreadable import EmptyYaml, Position, UnreadableYaml
from app.content.yaml_lines import Mark, lines_of

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 16
MAX_NODES = 200_000
MAX_REPEATED_KEYS = 100
LARGEST_INTEGER = 2**63 - 1  # a larger one is read as a float
LONGEST_INTEGER = 20  # characters
INTEGER = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
NOT_ALLOWED = ("a character here is not allowed in YAML", "take it out: it cannot be seen")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
EMPTY = "write what it is for, as docs/writing-questions.md shows, or take it away"
TOO_MUCH = "split the file into several sets, and write lists without brackets inside brackets"
NO_KEY = "a text that starts with [ or { goes in quotes, and a key stands before its colon without a ?"
REPEATED = "take out what stands twice"
CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]


@dataclass(slots=True)
class Node:
    """A value with its position; for a mapping also the position of each key."""

    position: Position
    value: "str | int | float | bool | list[Node] | dict[str, Node] | None"
    keys: dict[str, Position] = field(default_factory=dict)
    written: str | None = None  # of a scalar, or of brackets on one line: its text in the file
    block: tuple[str, ...] = ()  # of a text below | or >: its lines in the file

    def plain(self) -> Plain:
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        return self.value

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """The entries of a mapping; of anything else, none."""
        yield from list(self.value.items()) if isinstance(self.value, dict) else ()

    def at(self, key: str) -> Plain:
        """The plain value of `key`, None where there is none."""
        return next((node.plain() for name, node in self.items() if name == key), None)

    def put(self, key: str, node: "Node", position: Position) -> None:
        if isinstance(self.value, dict):
            self.value[key], self.keys[key] = node, position

    def locate(self, path: Path) -> Position:
        """Where `path` stands: the key where its value is missing or wrong, else the nearest thing around it.

        Steps that are not in the file (the names of a union's branches) are passed over.
        """
        node, found = self, self.position
        for step in path:
            if isinstance(node.value, dict) and isinstance(step, str) and step in node.value:
                node, found = node.value[step], node.keys[step]
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                found = node.position
        return found

    def locate_in(self, path: Path, pieces: Iterable[str]) -> Position:
        """Where the first of `pieces` stands in a text below | or > at `path`; else where the path stands."""
        node = self
        for step in path:
            inner = node.value
            if isinstance(inner, dict) and step in inner:
                node = inner[str(step)]
            elif isinstance(inner, list) and isinstance(step, int) and step < len(inner):
                node = inner[step]
        for piece in pieces:
            for number, line in enumerate(node.block, start=1):
                if piece in line:
                    return Position(node.position.line + number, line.index(piece) + 1, self.locate(path).file)
        return self.locate(path)


def parse_yaml(text: str) -> tuple[Node, list[UnreadableYaml]]:
    """The one document of `text`, and its keys that stand twice. Raises UnreadableYaml for any other fault."""
    try:
        builder = _Builder(yaml.parse(text, Loader=yaml.CSafeLoader), lines_of(text))
        return builder.document(), builder.repeated
    except yaml.MarkedYAMLError as error:
        raise explained(error, text) from None
    except yaml.reader.ReaderError as error:
        raise UnreadableYaml(end_of(text.encode()[: error.position]), *NOT_ALLOWED) from None
    except UnicodeEncodeError as error:
        raise UnreadableYaml(end_of(text[: error.start].encode()), *NOT_ALLOWED) from None


def end_of(before: bytes) -> Position:
    """Where the text goes on after the UTF-8 of `before`, which may end within a character."""
    lines = before.decode(errors="ignore").split("\n")
    return Position(len(lines), len(lines[-1]) + 1)


class _Builder:
    """Nodes from parser events, counting what it builds."""

    def __init__(self, events: Iterator[yaml.Event], lines: list[str]) -> None:
        self._events, self._lines = events, lines
        self._count = 0
        self.repeated: list[UnreadableYaml] = []

    def document(self) -> Node:
        next(self._events)  # the start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise EmptyYaml(Position(1, 1), "this file is empty", EMPTY)
        root = self._node(next(self._events), 1)
        next(self._events)  # the end of the document
        if not isinstance(event := next(self._events), yaml.StreamEndEvent):
            raise UnreadableYaml(_position(event), "a second document starts here", "take the --- line out")
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._count += 1
        if self._count > MAX_NODES or depth > MAX_DEPTH:
            raise UnreadableYaml(_position(event), f"over {MAX_NODES} values, or {MAX_DEPTH} levels deep", TOO_MUCH)
        if _is_more_than_plain(event):
            raise unread_sign(self._lines, _position(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, depth)
        return self._mapping(event, depth)

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        if CONTROL.search(event.value):
            raise unseen_character(self._lines, _position(event))
        start, end = _place(event.start_mark), _place(event.end_mark)
        if event.style in {"'", '"'} and (swallowed := swallowing(self._lines, start, end)):
            raise swallowed
        quoted = bool(event.style)  # plain style is "" from the C parser, None from the other
        block = tuple(self._lines[start[0] + 1 : end[0] + 1]) if event.style in {"|", ">"} else ()
        value = event.value if quoted else read_plain(event.value)
        return Node(_position(event), value, written=event.value, block=block)

    def _list(self, start: yaml.Event, depth: int) -> Node:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Node(_position(start), items, written=self._in_brackets(start, event))

    def _mapping(self, start: yaml.Event, depth: int) -> Node:
        mapping = Node(_position(start), {})
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, depth)
            value = self._node(next(self._events), depth + 1)
            if key in mapping.keys:
                self._repeat(key, mapping.keys[key].line, _position(event))
            else:
                mapping.put(key, value, _position(event))
        mapping.written = self._in_brackets(start, event)
        return mapping

    def _in_brackets(self, start: yaml.Event, end: yaml.Event) -> str | None:
        """The text of a list or mapping that stands in brackets on one line."""
        (line, first), (last_line, last) = _place(start.start_mark), _place(end.end_mark)
        is_here = getattr(start, "flow_style", False) and line == last_line
        return self._lines[line][first:last] if is_here else None

    def _repeat(self, key: str, first: int, at: Position) -> None:
        self.repeated.append(UnreadableYaml(at, f"`{key}` stands twice", f"take one out: the first is on line {first}"))
        if len(self.repeated) > MAX_REPEATED_KEYS:
            raise UnreadableYaml(at, f"over {MAX_REPEATED_KEYS} keys stand twice", REPEATED)

    def _key(self, event: yaml.Event, depth: int) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise UnreadableYaml(_position(event), "a key is a word, not a list or a mapping", NO_KEY)
        self._node(event, depth)
        return str(event.value)


def _position(event: yaml.Event) -> Position:
    line, column = _place(event.start_mark)
    return Position(line + 1, column + 1)


def _place(mark: Mark | None) -> tuple[int, int]:
    """Line and column from 0."""
    return (mark.line, mark.column) if mark else (0, 0)


def _is_more_than_plain(event: yaml.Event) -> bool:
    """Does it have an anchor or a tag, or is it an alias?"""
    return isinstance(event, yaml.AliasEvent) or any(getattr(event, name, None) for name in ("anchor", "tag"))


def read_plain(text: str) -> str | int | float | bool | None:
    """A value without quotes, by the core schema of YAML 1.2: `no` and `1_000` are text, `1e-3` is a number."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if INTEGER.fullmatch(text) and len(text) <= LONGEST_INTEGER and abs(int(text)) <= LARGEST_INTEGER:
        return int(text)
    return float(text) if FLOAT.fullmatch(text) else text
