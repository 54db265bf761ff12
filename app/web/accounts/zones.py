"""The time zones to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from app.services.base.zones import zone_names
from app.web.accounts.options import Option
from app.web.shared.day_sentences import written_zone

# The other names are old ones for these, or offsets under which no summer time is kept.
AREAS = frozenset(
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"]
)
EVERYWHERE = "UTC"


@dataclass(frozen=True, slots=True)
class ZoneGroup:
    """The zones of a part of the world."""

    area: str
    zones: tuple[Option, ...]


def zone_groups(said: str) -> Iterable[ZoneGroup]:
    """All that are offered; one that somebody chose stays on offer."""
    known = {said} & zone_names()
    offered = {name for name in zone_names() if name.partition("/")[0] in AREAS} | {EVERYWHERE} | known
    for area, names in groupby(sorted(offered), lambda name: name.partition("/")[0]):
        yield ZoneGroup(area, tuple(Option(name, written_zone(name), name == said) for name in names))
