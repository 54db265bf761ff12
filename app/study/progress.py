"""Progress: what the answers add up to, and what comes due."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.study.answer_log import Answer
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


def due_by_day(memories: Mapping[str, Memory], now: datetime) -> dict[date, int]:
    """How many questions come due on each of the next days; what is overdue counts today."""
    today = now.date()
    last = today + timedelta(FORECAST_DAYS - 1)
    dues = (max(m.due.date(), today) for m in memories.values() if isinstance(m, Remembered))
    counted = Counter(day for day in dues if day <= last)
    return {today + timedelta(ahead): counted[today + timedelta(ahead)] for ahead in range(FORECAST_DAYS)}
