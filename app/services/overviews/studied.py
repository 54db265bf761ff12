"""The days that somebody studied: one rule for home and for the page of progress."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.store import memories, study_times
from app.study.days import Today
from app.study.progress import NOTHING, Tally
from app.study.tallies import EMPTY, WHOLE, Sum


@dataclass(frozen=True, slots=True)
class StudiedDay:
    """What was `practised` on a day, and how many items of tests were answered: their scores never mix."""

    practised: Tally = NOTHING
    tested: int = 0

    @property
    def answers(self) -> int:
        return self.practised.answers + self.tested


def studied_days(connection: Connection, person: str, first: date, today: Today) -> Mapping[date, StudiedDay]:
    """The days from `first` on; one on which nothing was answered is not among them."""
    since = today.days.start(first)
    practised: dict[date, Sum] = defaultdict(lambda: EMPTY)
    for quarter, found in memories.activity_of(connection, person, since).items():
        practised[today.days.of(quarter)] += found
    tested = Counter[date]()
    for quarter, answers in study_times.tested(connection, person, since).items():
        tested[today.days.of(quarter)] += answers
    return {day: StudiedDay(_tally(practised[day]), tested[day]) for day in {*practised, *tested}}


def _tally(found: Sum) -> Tally:
    return Tally(found.answers, found.correct, found.points / WHOLE)
