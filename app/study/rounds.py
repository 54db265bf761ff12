"""A round: what it is of, and the questions that it asks."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from app.study.modes import Mode
from app.study.preferences import ROUND_LENGTHS, USUAL_LENGTH

MOST_PICKED = max(ROUND_LENGTHS)
PICTURE_WITHIN = 5  # the first questions, of which one should show a run


class Only(StrEnum):
    """What a round is limited to."""

    DUE = "due"
    MISSED = "missed"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to be asked: of these `sets` (of all, where it names none), of these `questions`."""

    sets: tuple[str, ...] = ()
    concept: str = ""
    type: str = ""
    mode: Mode | None = None
    only: Only | None = None
    questions: tuple[str, ...] = ()
    length: int = USUAL_LENGTH

    @property
    def is_todays(self) -> bool:
        """Nothing was chosen: what is due, and as much that is new as a day may bring."""
        return not (self.sets or self.concept or self.type or self.mode or self.only or self.questions)

    def plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        return asdict(self)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        """The choice that `plain` was made of."""
        return cls(
            sets=tuple(plain["sets"]),
            concept=plain["concept"],
            type=plain["type"],
            mode=Mode(plain["mode"]) if plain["mode"] else None,
            only=Only(plain["only"]) if plain["only"] else None,
            questions=tuple(plain["questions"]),
            length=plain["length"],
        )


@dataclass(frozen=True, slots=True)
class Round:
    """Questions in an order that is fixed when it starts; without `started_at` it was not written yet."""

    id: str
    learner: str
    choice: Choice
    questions: tuple[str, ...]
    started_at: datetime | None = None

    @property
    def sets(self) -> tuple[str, ...]:
        """The sets that its questions are of."""
        return tuple(dict.fromkeys(one.partition("/")[0] for one in self.questions))
