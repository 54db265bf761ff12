"""Trying a repair: is the place good once something else stands there?"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from pydantic import BaseModel, ValidationError

from app.content.nodes import Node, Path

Change = Callable[[Any], None]  # of the mapping or list around a place


def real_path(value: object, steps: Sequence[str | int]) -> Path:
    """`steps` without those that are not in the file: the names of a union's branches, a key that is missing."""
    found: list[str | int] = []
    for step in steps:
        inner: Any = value.value if isinstance(value, Node) else value
        if _holds(inner, step):
            value = inner[step]
            found.append(step)
    return tuple(found)


def _holds(value: Any, step: str | int) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


class Tried:
    """A file and its shape, to try changes of one place on."""

    def __init__(self, root: Node, shape: type[BaseModel]) -> None:
        self.root, self.shape = root, shape
        self._plain: Any = root.plain()

    def node(self, path: Path) -> Node:
        """What stands at a path that is in the file."""
        node = self.root
        for step in path:
            inner: Any = node.value
            node = inner[step]
        return node

    def fits(self, path: Path, change: Change) -> bool:
        """Is nothing wrong at `path` once what is around it was changed?"""
        plain, path = self._alone(path)
        around = plain
        for step in path[:-1]:
            around = around[step]
        change(around)
        try:
            self.shape.model_validate(plain)
        except ValidationError as error:
            wrong = [real_path(plain, item["loc"]) for item in error.errors(include_url=False, include_input=False)]
            return all(at[: len(path)] != path for at in wrong)
        return True

    def _alone(self, path: Path) -> tuple[Any, Path]:
        """A copy of the file; of its questions only the one that is meant, as there may be many."""
        if path[:1] == ("questions",) and len(path) > 1 and isinstance(path[1], int):
            one = deepcopy(self._plain["questions"][path[1]])
            rest = {key: value for key, value in self._plain.items() if key != "questions"}
            return {**deepcopy(rest), "questions": [one]}, ("questions", 0, *path[2:])
        return deepcopy(self._plain), path
