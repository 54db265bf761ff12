"""Progress: what the answer log says about how it went, and what comes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.study.answers import Answer
from app.study.memory import Memory, Remembered
from app.study.responses import Certainty

FORECAST_DAYS = 14


@dataclass(frozen=True, slots=True)
class Tally:
    """Some answers: how many, how many fully right, and the sum of their scores."""

    answers: int
    correct: int
    points: float

    @property
    def score(self) -> float:
        """The mean score, 0 to 1; 0 where there are no answers."""
        return self.points / self.answers if self.answers else 0.0


def tally(answers: Iterable[Answer]) -> Tally:
    counted = list(answers)
    return Tally(len(counted), sum(a.correct for a in counted), sum(a.score for a in counted))


def tally_by_day(answers: Iterable[Answer], today: date, days: int) -> dict[date, Tally]:
    """The tallies of the last `days` days up to `today`, empty days included."""
    grouped: dict[date, list[Answer]] = {today - timedelta(back): [] for back in reversed(range(days))}
    for answer in answers:
        if (day := answer.at.date()) in grouped:
            grouped[day].append(answer)
    return {day: tally(those) for day, those in grouped.items()}


def tally_by_certainty(answers: Iterable[Answer]) -> dict[Certainty, Tally]:
    """How well certainty matched marks: a tally for each certainty that was ever given."""
    sure = [a for a in answers if a.certainty is not None]
    given = [c for c in Certainty if any(a.certainty is c for a in sure)]
    return {c: tally(a for a in sure if a.certainty is c) for c in given}


def due_by_day(memories: Mapping[str, Memory], now: datetime) -> dict[date, int]:
    """How many questions come due on each of the next days; what is overdue counts today."""
    today = now.date()
    last = today + timedelta(FORECAST_DAYS - 1)
    dues = (max(m.due.date(), today) for m in memories.values() if isinstance(m, Remembered))
    counted = Counter(day for day in dues if day <= last)
    return {today + timedelta(ahead): counted[today + timedelta(ahead)] for ahead in range(FORECAST_DAYS)}
