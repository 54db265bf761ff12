"""What the tools of the lab share: choices of a list, hidden fields."""

from dataclasses import dataclass

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a list, with what it sends."""

    value: str
    text: str
    chosen: bool = False
