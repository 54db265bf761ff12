"""What to do after a round: the first thing that there is to do, by a table of rules."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

MANY_MISSED = 2  # questions, and
MANY_OF = 1 / 5  # of a round


class Step(StrEnum):
    """What can be done next."""

    TEST = "test"  # one runs
    AGAIN = "again"  # what was missed
    REVIEW = "review"  # what is due
    PART = "part"  # what is new
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Ahead:
    """What lies ahead: of `asked` questions so many are still `missed`; `due` now in all sets; `new` in the next part.

    `left_today` is how many new questions the day may still bring.
    """

    asked: int = 0
    missed: int = 0
    due: int = 0
    new: int = 0
    left_today: int = 0
    test_runs: bool = False

    @property
    def missed_many(self) -> bool:
        return self.missed >= MANY_MISSED and self.missed >= MANY_OF * self.asked


Rule = tuple[Step, Callable[[Ahead], bool]]
_RECOMMENDED: tuple[Rule, ...] = (
    (Step.TEST, lambda ahead: ahead.test_runs),
    (Step.AGAIN, lambda ahead: ahead.missed_many),
    (Step.REVIEW, lambda ahead: ahead.due > 0),
    (Step.PART, lambda ahead: ahead.new > 0 and ahead.left_today > 0),
    (Step.DONE, lambda _ahead: True),
)
# What can be had all the same, where something else is recommended.
_BESIDE: tuple[Rule, ...] = (
    (Step.REVIEW, lambda ahead: ahead.due > 0),
    (Step.PART, lambda ahead: ahead.new > 0),
    (Step.AGAIN, lambda ahead: ahead.missed > 0),
)


def next_step(ahead: Ahead) -> Step:
    """The one thing that is recommended."""
    return next(step for step, fits in _RECOMMENDED if fits(ahead))


def step_beside(ahead: Ahead) -> Step | None:
    """What else is offered; nothing while a test runs."""
    if ahead.test_runs:
        return None
    main = next_step(ahead)
    return next((step for step, fits in _BESIDE if step is not main and fits(ahead)), None)
