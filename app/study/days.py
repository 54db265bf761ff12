"""Days as somebody counts them: in their own zone, from an hour on that they choose, usually four in the morning."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

DAY_BEGINS = 4  # by the clock on the wall
LATEST_BEGIN = 11
# From tomorrow by the calendar back to the day before yesterday: a zone that moved over the date line left one out.
_NEARBY = tuple(timedelta(days) for days in (1, 0, -1, -2))


@lru_cache(maxsize=4096)
def _moment(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a zone, from the hour `begins` on. A day ends where the next one begins, however long that is.

    Raises ValueError for an hour that is none of the morning's: 0 to LATEST_BEGIN.
    """

    zone: tzinfo
    begins: int = DAY_BEGINS

    def __post_init__(self) -> None:
        if not 0 <= self.begins <= LATEST_BEGIN:
            raise ValueError(self.begins)

    def start(self, day: date) -> datetime:
        """The first moment of a day, in UTC."""
        return _moment(day, time(self.begins), self.zone)

    def of(self, moment: datetime) -> date:
        """The day that a moment belongs to. By where days start: a clock that is put back shows an hour twice."""
        calendar = moment.astimezone(self.zone).date()
        return next(day for day in (calendar + near for near in _NEARBY) if self.start(day) <= moment)


@dataclass(frozen=True, slots=True)
class Today:
    """This very moment, and the days of whoever it is for."""

    now: datetime
    days: Days

    @property
    def day(self) -> date:
        return self.days.of(self.now)

    @property
    def calendar_day(self) -> date:
        """That of the calendar, from midnight on, as an exam has it."""
        return self.now.astimezone(self.days.zone).date()

    def days_until(self, moment: datetime) -> int:
        """How many days ahead a moment is: 0 for today, less for what is past."""
        return (self.days.of(moment) - self.day).days
