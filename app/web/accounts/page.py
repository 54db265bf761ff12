"""The page of settings, and the one that says that all was forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from app.services.accounts.settings import Settings
from app.study.preferences import MOST_NEW_A_DAY
from app.web.accounts.forms import shown_fields, texts_of
from app.web.accounts.options import DayField, Option, day_fields, hours, language_options, lengths, themes
from app.web.accounts.zones import ZoneGroup, zone_groups
from app.web.shared.context import Context
from app.web.shared.day_sentences import clock_sentence
from app.web.shared.language import gettext
from app.web.shared.render import Page

_ = gettext


@dataclass(frozen=True)
class SettingsPage(Page):
    """What somebody can set, and what is stored of them.

    `faults` are sentences by the names of fields, `first_fault` the field to begin with; `saved` after a form was kept.
    `shown` are hidden fields, by their names, that say what the others showed.
    `learner` is "" where nothing is stored; `waits` says why no file is to be had now.
    """

    template: ClassVar[str] = "accounts/settings.html"
    section: ClassVar[str] = "settings"
    saved: bool
    faults: Mapping[str, str]
    first_fault: str
    shown: Mapping[str, str]
    exams: tuple[DayField, ...]
    new_a_day: str
    most_new: int
    lengths: tuple[Option, ...]
    clock: str
    by_browser: bool
    zones: tuple[ZoneGroup, ...]
    hours: tuple[Option, ...]
    languages: tuple[Option, ...]
    themes: tuple[Option, ...]
    learner: str
    waits: str


@dataclass(frozen=True)
class ForgottenPage(Page):
    """All that was stored is gone."""

    template: ClassVar[str] = "accounts/forgotten.html"
    section: ClassVar[str] = "settings"


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it was sent, and what is wrong with it."""

    said: Mapping[str, str]
    faults: Mapping[str, str]


def settings_page(
    context: Context, settings: Settings, *, tested: bool, saved: bool = False, sent: Filled | None = None
) -> SettingsPage:
    """While the person is `tested`, their data waits: it holds keys."""
    visitor, before = context.visitor, texts_of(settings, context.site.library.sets)
    filled = sent or Filled(before, {})
    said = filled.said
    return SettingsPage(
        title=_("Settings"),
        saved=saved,
        faults=filled.faults,
        first_fault=next((name for name in said if name in filled.faults), ""),
        shown=shown_fields(before),
        exams=tuple(day_fields(context, said, before)),
        new_a_day=said["new_a_day"],
        most_new=MOST_NEW_A_DAY,
        lengths=lengths(said["round_length"]),
        clock=clock_sentence(context),
        by_browser=not said["zone"],
        zones=tuple(zone_groups(said["zone"])),
        hours=hours(said["day_start"]),
        languages=language_options(said["language"]),
        themes=themes(said["theme"]),
        learner=visitor.learner if visitor.known else "",
        waits=_("A test is running. Your data can be had when it has ended.") if tested else "",
    )


def forgotten_page() -> ForgottenPage:
    return ForgottenPage(_("All of it is forgotten"))
