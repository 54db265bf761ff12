"""The page of settings, and the one that says that all was forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from app.services.base.zones import zone_names
from app.web.shared.context import Context
from app.web.shared.day_sentences import clock_sentence, written_zone
from app.web.shared.language import gettext
from app.web.shared.render import Page

_ = gettext
# The other names are old ones for these, or offsets under which no summer time is kept.
AREAS = frozenset(
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"]
)
EVERYWHERE = "UTC"


@dataclass(frozen=True, slots=True)
class ZoneOption:
    """A zone to choose: its name, and how it is written."""

    name: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ZoneGroup:
    """The zones of a part of the world."""

    area: str
    zones: tuple[ZoneOption, ...]


@dataclass(frozen=True)
class SettingsPage(Page):
    """Whose days are counted, and what is stored.

    `learner` is "" where nothing is; `waits` says why no file is to be had now.
    """

    template: ClassVar[str] = "accounts/settings.html"
    section: ClassVar[str] = "progress"
    clock: str
    chosen: bool
    groups: tuple[ZoneGroup, ...]
    learner: str
    waits: str


@dataclass(frozen=True)
class ForgottenPage(Page):
    """All that was stored is gone."""

    template: ClassVar[str] = "accounts/forgotten.html"
    section: ClassVar[str] = "progress"


def settings_page(context: Context, *, tested: bool) -> SettingsPage:
    """While the person is `tested`, their data waits: it holds keys."""
    visitor = context.visitor
    return SettingsPage(
        title=_("Settings"),
        clock=clock_sentence(context),
        chosen=bool(visitor.zone),
        groups=tuple(_groups(visitor.zone)),
        learner=visitor.learner if visitor.known else "",
        waits=_("A test is running. Your data can be had when it has ended.") if tested else "",
    )


def forgotten_page() -> ForgottenPage:
    return ForgottenPage(_("All of it is forgotten"))


def _groups(chosen: str) -> Iterable[ZoneGroup]:
    offered = {name for name in zone_names() if name.partition("/")[0] in AREAS} | {EVERYWHERE, chosen} - {""}
    for area, names in groupby(sorted(offered), lambda name: name.partition("/")[0]):
        yield ZoneGroup(area, tuple(ZoneOption(name, written_zone(name), name == chosen) for name in names))
