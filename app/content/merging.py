"""Merging: the entries of a shared file of one's own, and those of the shipped file of that name."""

from collections.abc import Iterator
from dataclasses import replace

from app.content.faults import Fault
from app.content.nodes import Node, Position


def merged(own: Node, below: Node, key: str) -> Node:
    """`own` with the entries below it too, which know the file that they stand in."""
    entries = own.value.get(key) if isinstance(own.value, dict) else None
    if entries is None or not isinstance(entries.value, dict):
        return own
    both = Node(entries.position, dict(entries.value), dict(entries.keys))
    for id_, entry in _entries(below, key):
        if id_ not in entries.value:
            both.put(id_, entry, _keys(below, key)[id_])
    whole = Node(own.position, dict(own.items()), dict(own.keys))
    whole.put(key, both, own.keys[key])
    return whole


def clashes(own: Node, below: Node, key: str, shipped: str) -> Iterator[Fault]:
    """The entries that both have, and that do not say the same. One who has copied a file has no fault."""
    others = dict(_entries(below, key))
    for id_, entry in _entries(own, key):
        if id_ in others and entry.plain() != others[id_].plain():
            said = (
                f"`{id_}` is in the shipped {shipped} already, line {_keys(below, key)[id_].line}, and says otherwise"
            )
            yield Fault((key, id_), said, "take this one out, or give it another id")


def from_file(node: Node, file: str) -> Node:
    """The node, whose positions say that they are in `file`."""
    keys = {key: replace(at, file=file) for key, at in node.keys.items()}
    here = replace(node.position, file=file)
    if isinstance(node.value, list):
        return Node(here, [from_file(one, file) for one in node.value], keys)
    if isinstance(node.value, dict):
        return Node(here, {key: from_file(one, file) for key, one in node.value.items()}, keys)
    return Node(here, node.value, keys)


def _entries(root: Node, key: str) -> Iterator[tuple[str, Node]]:
    return next((node.items() for name, node in root.items() if name == key), iter(()))


def _keys(root: Node, key: str) -> dict[str, Position]:
    return next((node.keys for name, node in root.items() if name == key), {})
