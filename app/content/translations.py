"""Side files: `rnn-lstm.es.yaml` holds the Spanish of `rnn-lstm.yaml`, under the same ids."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.content.nearest import nearest
from app.content.nodes import Node
from app.content.problems import Problem
from app.content.quoting import quoted
from app.content.unreadable import Position

ODD_SIDE_FILE = re.compile(r"(.+)\.([A-Za-z]{2})(?:[-_][A-Za-z0-9]+)*\.yaml")  # a language as it is written elsewhere
SIDE_FILE = re.compile(r"(.+)\.([a-z]{2})\.yaml")
TEXTS = frozenset(
    {"title", "about", "ask", "back", "explain", "right", "wrong", "why", "name", "sentence", "text", "left"}
)
NAMES = ("id", "when")
HEADS = ("set", "language")


@dataclass(frozen=True, slots=True)
class SideFile:
    """A file of texts in `language`, for a set that is written in `original`."""

    name: str
    language: str
    original: str

    def translate(self, root: Node, side: Node) -> Iterator[Problem]:
        """Put every text of `side` beside its original in `root`; tell what has no place there."""
        if self.language == self.original:
            hint = "name the file for another language, or say `language:` in the set's own file"
            yield self._problem(side.position, f"`{self.language}` is the set's own language", hint)
            return  # all that it holds would be told as translated twice
        for key in HEADS:
            given, wanted = side.at(key), self.language if key == "language" else root.at(key)
            if given is not None and given != wanted:
                said = f"`{key}` is `{given}` here, but `{wanted}` by the file's name"
                yield self._problem(side.keys[key], said, f"write {key}: {wanted}, or take the line out")
        yield from self._merge(root, side, TEXTS)

    def _merge(self, into: Node, side: Node, texts: frozenset[str]) -> Iterator[Problem]:
        for key, given in side.items():
            target = dict(into.items()).get(key)
            if key in NAMES + HEADS:
                continue
            if key in texts and target:
                yield from self._add(into, key, given, side.keys[key])
            elif key == "concepts" and target and isinstance(target.value, dict):
                yield from self._merge(target, given, frozenset(key for key, _ in target.items()))
            elif key == "misconceptions" and target:
                yield from self._merge_named(target, given)
            elif target and isinstance(target.value, list) and isinstance(given.value, list):
                yield from self._merge_each(target.value, given.value)
            else:
                names = [name for name, _ in into.items() if name in texts and name not in side.keys]
                hint = nearest(key, names, "take it out: a side file holds texts alone, under the ids of its set")
                yield self._problem(side.keys[key], f"`{key}` is nothing that can be translated here", hint)

    def _merge_named(self, targets: Node, given: Node) -> Iterator[Problem]:
        known = dict(targets.items())
        for id_, texts in given.items():
            if id_ in known:
                yield from self._merge(known[id_], texts, TEXTS)
            else:
                yield self._unknown(given.keys[id_], id_, known)

    def _merge_each(self, targets: list[Node], items: list[Node]) -> Iterator[Problem]:
        known = {_name(target): target for target in targets}
        for item in items:
            name = _name(item)
            if name in known and name is not None:
                yield from self._merge(known[name], item, TEXTS)
            else:
                yield self._unknown(item.position, name, [id_ for id_ in known if id_])

    def _unknown(self, at: Position, name: str | None, known: Iterable[str]) -> Problem:
        if name is None:
            return self._problem(
                at, "this says no `id` (or `when`)", "write that of what it translates as its first line"
            )
        hint = nearest(name, known, "take it out: translations go by the ids of the set's own file")
        return self._problem(at, f"the set has no `{name}` here", hint)

    def _add(self, into: Node, key: str, given: Node, at: Position) -> Iterator[Problem]:
        text = dict(into.items())[key]
        if isinstance(text.value, str):
            text = Node(text.position, {self.original: text}, {self.original: into.keys[key]})
            into.put(key, text, into.keys[key])
        if not isinstance(given.value, str):
            hint = f"write {key}: {quoted(given.written)}" if given.written else "write its text, or take the line out"
            yield self._problem(at, f"`{key}` takes text" if given.written else f"`{key}` is empty", hint)
        elif self.language in text.keys:
            yield self._problem(
                at, f"`{key}` is translated twice", "take it out here: a line above has it, or the set's own file"
            )
        else:
            text.put(self.language, given, replace(at, file=self.name))

    def _problem(self, at: Position, message: str, hint: str = "") -> Problem:
        return Problem(self.name, at.line, at.column, message, hint)


def _name(item: Node) -> str | None:
    """What a part of a set is known by."""
    return next((str(name) for key in NAMES if (name := item.at(key)) is not None), None)
