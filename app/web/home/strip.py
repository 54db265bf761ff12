"""A strip of questions: a cell for each, by how it is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from app.study.plan import Plan
from app.study.status import Status
from app.web.shared.language import gettext, ngettext

_ = gettext
MOST_CELLS = 120  # more tell nobody anything
IN_A_ROW = 20
ON_A_CARD = 24
FROM_KNOWN_TO_NEW = (Status.KNOWN, Status.DUE, Status.MISSED, Status.NEW)


@dataclass(frozen=True, slots=True)
class Strip:
    """The status of each cell, and the same in words."""

    cells: tuple[str, ...]
    words: str

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells in rows of one length; what the last one lacks is empty."""
        length = ceil(len(self.cells) / ceil(len(self.cells) / IN_A_ROW))
        padded = (*self.cells, *[""] * (-len(self.cells) % length))
        return tuple(padded[at : at + length] for at in range(0, len(padded), length))

    @property
    def is_long(self) -> bool:
        """Whether there are more than two rows."""
        return len(self.cells) > 2 * IN_A_ROW


def todays_strip(plan: Plan) -> Strip:
    cells = ["due"] * plan.due + ["new"] * plan.new
    questions = ngettext("%(num)d question", "%(num)d questions", plan.questions)
    return Strip(tuple(cells[:MOST_CELLS]), f"{questions}: {due_and_new(plan)}")


def due_and_new(plan: Plan) -> str:
    """What there is of the two, with a comma between them."""
    parts = ((plan.due, ngettext("%(num)d due", "%(num)d due", plan.due)), (plan.new, new_words(plan.new)))
    return ", ".join(words for count, words in parts if count)


def new_words(count: int) -> str:
    return ngettext("%(num)d new", "%(num)d new", count)


def status_strip(by_status: Mapping[Status, int]) -> Strip:
    """A set in a few cells: each status has its share of them, and at least one where it has a question."""
    total = sum(by_status.values())
    cells = [str(one) for one in FROM_KNOWN_TO_NEW for _cell in range(_share(by_status.get(one, 0), total))]
    return Strip(tuple(cells), ", ".join(_counted(by_status)))


def _share(count: int, total: int) -> int:
    return max(1, round(count * min(total, ON_A_CARD) / total)) if count else 0


def _counted(by_status: Mapping[Status, int]) -> Iterator[str]:
    words = {
        Status.KNOWN: lambda n: ngettext("%(num)d known", "%(num)d known", n),
        Status.DUE: lambda n: ngettext("%(num)d due", "%(num)d due", n),
        Status.MISSED: lambda n: ngettext("%(num)d missed", "%(num)d missed", n),
        Status.NEW: new_words,
    }
    return (words[one](by_status[one]) for one in FROM_KNOWN_TO_NEW if by_status.get(one))
