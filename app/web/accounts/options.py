"""What can be chosen in the settings, field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.study.days import LATEST_BEGIN
from app.study.preferences import ROUND_LENGTHS
from app.web.accounts.forms import EXAM
from app.web.accounts.readers import YEARS_AHEAD
from app.web.shared.context import Context
from app.web.shared.language import gettext, hour_name, languages, number
from app.web.shared.render import Prose, inline

_ = gettext


@dataclass(frozen=True, slots=True)
class Option:
    """One of several: what it sends, its words, and the language of these where it is its own."""

    value: str
    words: str
    chosen: bool
    language: str = ""


@dataclass(frozen=True, slots=True)
class DayField:
    """The day of an exam: the field's name, and what it holds; `note` says where that day has passed."""

    name: str
    title: Prose
    value: str
    earliest: str
    latest: str
    note: str


def lengths(said: str) -> tuple[Option, ...]:
    return tuple(Option(str(length), number(length), str(length) == said) for length in ROUND_LENGTHS)


def hours(said: str) -> tuple[Option, ...]:
    return tuple(Option(str(hour), hour_name(hour), str(hour) == said) for hour in range(LATEST_BEGIN + 1))


def language_options(said: str) -> tuple[Option, ...]:
    offered = (Option(code, name, code == said, code) for code, name in languages().items())
    return (Option("", _("as my browser asks"), not said), *offered)


def themes(said: str) -> tuple[Option, ...]:
    names = {"": _("as my system says"), "light": _("light"), "dark": _("dark")}
    return tuple(Option(theme, words, theme == said) for theme, words in names.items())


def day_fields(context: Context, said: Mapping[str, str], before: Mapping[str, str]) -> Iterable[DayField]:
    """One for each set; a day that was kept and has passed may stay."""
    today = context.today.calendar_day
    for set_id, study_set in context.site.library.sets.items():
        name = EXAM + set_id
        kept = before[name]
        yield DayField(
            name=name,
            title=inline(study_set.title),
            value=said[name],
            earliest=min(kept or today.isoformat(), today.isoformat()),
            latest=date(today.year + YEARS_AHEAD, 12, 31).isoformat(),
            note=_("This day has passed.") if kept and kept < today.isoformat() else "",
        )
