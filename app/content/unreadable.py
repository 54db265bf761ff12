"""A file that is not the YAML that we read: where, why, and what to write."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column, both from 1; `file` where it is not the one being read."""

    line: int
    column: int
    file: str | None = None


class UnreadableYaml(Exception):
    """The file is not the YAML that we read."""

    def __init__(self, position: Position, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.position, self.message, self.hint = position, message, hint


class EmptyYaml(UnreadableYaml):
    """The file holds nothing."""
