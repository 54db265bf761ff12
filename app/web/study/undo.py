"""What can be undone of the last answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undo:
    """The answers that can be taken back, and put back; "" where there is none."""

    take_back: str = ""
    put_back: str = ""


NOTHING_TO_UNDO = Undo()
