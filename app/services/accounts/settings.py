"""What a person can set: whose days are counted, how much is studied, when an exam is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from app.services.base.site import Site, Visitor
from app.services.base.visiting import admit
from app.services.base.zones import zone_names
from app.store import learners
from app.store.exam_dates import exam_dates_of, set_exam_date
from app.study.days import DAY_BEGINS
from app.study.preferences import USUAL, Preferences

Value = TypeVar("Value")


class UnknownZone(Exception):
    """A time zone that this machine does not know."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is stored of it. A `zone` of "" is left to the person's browsers; `exams` are days by the id of a set."""

    zone: str = ""
    day_start: int = DAY_BEGINS
    preferences: Preferences = USUAL
    exams: Mapping[str, date] = field(default_factory=dict)

    def columns(self) -> dict[str, object]:
        """As a learner keeps them."""
        return {
            "zone": self.zone or None,
            "day_start": self.day_start,
            "new_a_day": self.preferences.new_a_day,
            "round_length": self.preferences.round_length,
        }


def settings_of(site: Site, visitor: Visitor) -> Settings:
    exams: Mapping[str, date] = {}
    if visitor.known:
        with site.database.reading() as connection:
            exams = exam_dates_of(connection, visitor.person)
    return Settings(visitor.zone, visitor.day_start, visitor.preferences, exams)


def choose(site: Site, visitor: Visitor, wanted: Settings, now: datetime) -> bool:
    """Keep what a person wants otherwise than it is, on all of their devices; False where that is nothing.

    Raises UnknownZone, Busy, OtherOwner.
    """
    before = settings_of(site, visitor)
    columns = _changed(before.columns(), wanted.columns())
    exams = _changed(before.exams, wanted.exams)
    if "zone" in columns and wanted.zone and wanted.zone not in zone_names():
        raise UnknownZone(wanted.zone)
    if not (columns or exams):
        return False
    with site.database.writing() as connection:
        admit(connection, visitor, now)
        learners.keep_choices(connection, visitor.person, columns)
        for set_id, day in exams.items():
            set_exam_date(connection, visitor.person, set_id, day)
    return True


def _changed(before: Mapping[str, Value], wanted: Mapping[str, Value]) -> dict[str, Value | None]:
    """What is wanted where it differs; None for what is not wanted any more."""
    names = before.keys() | wanted.keys()
    return {name: wanted.get(name) for name in sorted(names) if before.get(name) != wanted.get(name)}
