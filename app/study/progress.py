"""Progress: what the answers add up to, and what comes due."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.study.answer_log import Answer
from app.study.days import Today
from app.study.memory import Memory, Remembered

FORECAST_DAYS = 14


@dataclass(frozen=True, slots=True)
class Tally:
    """Some answers: how many, how many fully right, and the sum of their scores."""

    answers: int = 0
    correct: int = 0
    points: float = 0.0

    @property
    def score(self) -> float:
        """The mean score, 0 to 1; 0 where there are no answers."""
        return self.points / self.answers if self.answers else 0.0

    def plus(self, answer: Answer) -> "Tally":
        return Tally(self.answers + 1, self.correct + answer.correct, self.points + answer.score)


NOTHING = Tally()


def tally(answers: Iterable[Answer]) -> Tally:
    found = NOTHING
    for answer in answers:
        found = found.plus(answer)
    return found


def together(tallies: Iterable[Tally]) -> Tally:
    counted = list(tallies)
    return Tally(sum(t.answers for t in counted), sum(t.correct for t in counted), sum(t.points for t in counted))


def due_by_day(memories: Mapping[str, Memory], today: Today) -> dict[date, int]:
    """How many questions come due on each of the next days; what is overdue counts today."""
    returns = (m.comes_back(today.days) for m in memories.values() if isinstance(m, Remembered))
    counted = Counter(max(today.days_until(moment), 0) for moment in returns)
    return {today.day + timedelta(ahead): counted[ahead] for ahead in range(FORECAST_DAYS)}
