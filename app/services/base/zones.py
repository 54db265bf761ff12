"""Time zones by their names, as far as this machine knows them."""

from collections.abc import Iterable
from datetime import tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from app.study.days import DAY_BEGINS, Days

NO_PLACES = {"Factory", "localtime", "posixrules"}  # are in some systems' list, and are whatever the host is


@cache
def zone_names() -> frozenset[str]:
    return frozenset(available_timezones()) - NO_PLACES


def days_of(names: Iterable[str], host: tzinfo, begins: int = DAY_BEGINS) -> Days:
    """The days of the first zone that there is, the host's where there is none, from the hour `begins` on."""
    return Days(next((ZoneInfo(name) for name in names if name in zone_names()), host), begins)
