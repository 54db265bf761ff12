"""Merging: the entries of a shared file of one's own, and those of the shipped file of that name."""

from collections.abc import Iterator
from dataclasses import replace

from app.content.faults import Fault
from app.content.nodes import Node
from app.content.unreadable import Position

HINT = "take this one out, or give it another id"


def merged(own: Node, below: Node, key: str) -> Node:
    """`own` with the entries below it, which know the file that they stand in; without those that clash."""
    mine, others = _mapping(own, key), _mapping(below, key)
    if mine is None or others is None:
        return own
    taken = {name for id_, entry in mine.items() for name in _names(id_, entry)}
    both = Node(mine.position, {}, {})
    for id_, entry in others.items():
        if not taken & _names(id_, entry):
            both.put(id_, entry, others.keys[id_])
    for id_, entry in mine.items():
        both.put(id_, entry, mine.keys[id_])
    whole = Node(own.position, dict(own.items()), dict(own.keys))
    whole.put(key, both, own.keys[key])
    return whole


def clashes(own: Node, below: Node, key: str) -> Iterator[Fault]:
    """The entries whose ids, today's or earlier, are below too. One who has copied an entry has no fault."""
    mine, others = _mapping(own, key), _mapping(below, key)
    if mine is None or others is None:
        return
    meant = {name: id_ for id_, entry in others.items() for name in _names(id_, entry)}
    for id_, entry in mine.items():
        found = next((name for name in (id_, *sorted(_names(id_, entry))) if name in meant), None)
        if found is not None and not _same(id_, entry, others):
            yield Fault((key, id_), f"`{found}` {_where(others.keys[meant[found]])}, and says otherwise there", HINT)


def from_file(node: Node, file: str) -> Node:
    """The node, whose positions say that they are in `file`."""
    keys = {key: replace(at, file=file) for key, at in node.keys.items()}
    here = replace(node.position, file=file)
    if isinstance(node.value, list):
        return Node(here, [from_file(one, file) for one in node.value], keys)
    if isinstance(node.value, dict):
        return Node(here, {key: from_file(one, file) for key, one in node.value.items()}, keys)
    return Node(here, node.value, keys)


def _where(at: Position) -> str:
    return f"is in the shipped {at.file} already, on line {at.line}"


def _same(id_: str, entry: Node, others: Node) -> bool:
    return any(id_ == name and entry.plain() == other.plain() for name, other in others.items())


def _names(id_: str, entry: Node) -> set[str]:
    """The id that an entry has, and those that it had."""
    earlier = entry.at("aka")
    return {id_, *(filter(None, map(str, earlier)) if isinstance(earlier, list) else ())}


def _mapping(root: Node, key: str) -> Node | None:
    return next((node for name, node in root.items() if name == key and isinstance(node.value, dict)), None)
