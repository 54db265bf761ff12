"""What a person can set: whose days are counted."""

from datetime import datetime

from app.services.base.site import Site, Visitor
from app.services.base.visiting import admit
from app.services.base.zones import zone_names
from app.store import learners


class UnknownZone(Exception):
    """A time zone that this machine does not know."""


def choose_zone(site: Site, visitor: Visitor, zone: str, now: datetime) -> None:
    """Keep the zone that a person chose; "" leaves it to their browsers. Raises UnknownZone, Busy, OtherOwner."""
    if zone and zone not in zone_names():
        raise UnknownZone(zone)
    with site.database.writing() as connection:
        admit(connection, visitor, now)
        learners.set_zone(connection, visitor.person, zone or None)
