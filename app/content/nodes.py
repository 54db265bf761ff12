"""YAML to nodes that know where they stand.

The YAML of a question file is the plain part of YAML 1.2: no anchors, aliases or tags, no equal keys, and bounded
in size, so that neither a typo nor a bomb is ever read as something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 16
MAX_NODES = 200_000
LARGEST_INTEGER = 2**63 - 1
INTEGER = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column, both from 1."""

    line: int
    column: int


class UnreadableYaml(Exception):
    """The file is not the YAML that we read."""

    def __init__(self, position: Position, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.position, self.message, self.hint = position, message, hint


@dataclass(slots=True)
class Node:
    """A value with its position; for a mapping also the position of each key."""

    position: Position
    value: "str | int | float | bool | list[Node] | dict[str, Node] | None"
    keys: dict[str, Position] = field(default_factory=dict)

    def plain(self) -> Plain:
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        return self.value

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


def parse_yaml(text: str) -> Node:
    """The one document of `text`. Raises UnreadableYaml with the position of the first fault."""
    try:
        return _Builder(yaml.parse(text, Loader=yaml.CSafeLoader)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
        hint = "text that holds ': ' or ' #', or starts with a sign like [ or *, goes in quotes"
        raise UnreadableYaml(position, f"this is not YAML: {error.problem}", hint) from None
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        message = "a character here is not allowed in YAML"
        raise UnreadableYaml(_of_offset(text, getattr(error, "position", 0)), message) from None


def _of_offset(text: str, offset: int) -> Position:
    before = text[:offset]
    return Position(before.count("\n") + 1, offset - before.rfind("\n"))


class _Builder:
    """Nodes from parser events, counting what it builds."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._count = 0

    def document(self) -> Node:
        next(self._events)  # the start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise UnreadableYaml(Position(1, 1), "this file is empty")
        root = self._node(next(self._events), 1)
        next(self._events)  # the end of the document
        if not isinstance(event := next(self._events), yaml.StreamEndEvent):
            raise UnreadableYaml(_position(event), "a second document starts here", "take the --- line out")
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._count += 1
        if self._count > MAX_NODES or depth > MAX_DEPTH:
            raise UnreadableYaml(_position(event), f"over {MAX_NODES} values, or {MAX_DEPTH} levels deep")
        if isinstance(event, yaml.AliasEvent) or event.anchor or _has_tag(event):
            hint = "write the value out; text that starts with & or * or ! goes in quotes"
            raise UnreadableYaml(_position(event), "anchors, aliases and tags are not read", hint)
        if isinstance(event, yaml.ScalarEvent):
            return Node(_position(event), _scalar(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, depth)
        return self._mapping(event, depth)

    def _list(self, start: yaml.Event, depth: int) -> Node:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Node(_position(start), items)

    def _mapping(self, start: yaml.Event, depth: int) -> Node:
        mapping = Node(_position(start), values := {})
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, depth)
            if key in values:
                first = mapping.keys[key].line
                raise UnreadableYaml(_position(event), f"`{key}` stands twice", f"the first is on line {first}")
            mapping.keys[key] = _position(event)
            values[key] = self._node(next(self._events), depth + 1)
        return mapping

    def _key(self, event: yaml.Event, depth: int) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise UnreadableYaml(_position(event), "a key is a word, not a list or a mapping")
        self._node(event, depth)
        return str(event.value)


def _position(event: yaml.Event) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _has_tag(event: yaml.Event) -> bool:
    return event.tag is not None


def _scalar(event: yaml.ScalarEvent) -> str | int | float | bool | None:
    """By the core schema of YAML 1.2: `no` and `1_000` are text, `1e-3` is a number."""
    text: str = event.value
    if event.style:  # plain style is "" from the C parser, None from the other
        return text
    if text in CONSTANTS:
        return CONSTANTS[text]
    if INTEGER.fullmatch(text):
        if len(text) > 20 or abs(int(text)) > LARGEST_INTEGER:
            raise UnreadableYaml(_position(event), "this whole number is over 63 bits", "put it in quotes")
        return int(text)
    return float(text) if FLOAT.fullmatch(text) else text
