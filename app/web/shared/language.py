"""The language of a reply: words, dates and numbers."""

from datetime import date, datetime, time, timedelta
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, format_timedelta
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from flask import Flask, g, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from app.study.days import Today
from app.web.shared.cookies import Cookie
from app.web.shared.security import A_YEAR
from app.web.shared.shares import hundredths

FOLDER = Path(__file__).parents[1] / "languages"
COOKIE = Cookie("language")
AN_HOUR = timedelta(hours=1)
ENGLISH = "en"


@cache
def languages() -> dict[str, str]:
    """Each language's code and its own name, English first."""
    codes = [ENGLISH, *sorted(path.stem for path in FOLDER.glob("*.po"))]
    return {code: (Locale.parse(code).get_language_name(code) or code).capitalize() for code in codes}


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language, compiled from its .po file."""
    if language == ENGLISH:
        return NullTranslations()
    compiled = BytesIO()
    with (FOLDER / f"{language}.po").open("rb") as catalogue:
        write_mo(compiled, read_po(catalogue))
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def _loaded(language: str) -> None:
    """Its words, and what Babel knows of it, which it reads when it is first asked."""
    translations(language)
    format_date(date(2000, 1, 1), locale=language)
    format_timedelta(timedelta(days=1), add_direction=True, locale=language)


def current_language() -> str:
    """What the visitor chose, or what the browser prefers, or English; found once a request."""
    if "language" not in g:
        g.language = _language()
    language: str = g.language
    return language


def speak_now(language: str) -> None:
    """Reply in this language, whatever was chosen before."""
    g.language = language


def chosen_language() -> str:
    """The one that was chosen; "" where it is left to the browser."""
    return next((code for code in COOKIE.said() if code in languages()), "")


def keep_language(reply: Response, code: str) -> None:
    """In this browser alone; "" leaves it to the browser again."""
    if code:
        COOKIE.give(reply, code, timedelta(seconds=A_YEAR))
    else:
        COOKIE.take(reply)


def _language() -> str:
    if chosen := chosen_language():
        return chosen
    preferred = (code.lower().partition("-")[0] for code in request.accept_languages.values())
    return next((code for code in preferred if code in languages()), ENGLISH)


def gettext(message: str, **values: object) -> str:
    text = translations(current_language()).gettext(message)
    return text % values if values else text


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    text = translations(current_language()).ngettext(one, many, count)
    return text % {"num": count, **values}


_ = gettext


def language_name(code: str) -> str:
    """What the visitor's language calls a language."""
    name: str = Locale.parse(current_language()).languages.get(code, code)
    return name


def direction(code: str) -> str:
    """Which way a language is written: `ltr` or `rtl`."""
    try:
        return Locale.parse(code).text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


def marked_language(code: str) -> Markup:
    """The attributes of words that are not in the page's language, with the space before them; nothing for others."""
    if code == current_language():
        return Markup("")
    way = direction(code)
    turned = Markup(' dir="{}"').format(way) if way != direction(current_language()) else Markup("")
    return Markup(' lang="{}"').format(code) + turned


def percent(share: float) -> str:
    """A share (0 to 1) in whole percent: 100% only where it is all, 0% only where it is nothing."""
    return format_percent(hundredths(share) / 100, locale=current_language())


def number(value: float) -> str:
    return format_decimal(value, locale=current_language())


def day(when: date) -> str:
    return format_date(when, format="d MMM", locale=current_language())


def weekday(when: date) -> str:
    """A day with its weekday."""
    return format_date(when, format="EEE d MMM", locale=current_language())


def weekday_letter(when: date) -> str:
    """What stands for the day of the week where there is room for one letter."""
    return format_date(when, format="EEEEE", locale=current_language())


def month_name(when: date) -> str:
    """The month in short."""
    return format_date(when, format="LLL", locale=current_language())


def clock_time(today: Today) -> str:
    """What the clock of a learner's zone shows."""
    return format_time(today.now.astimezone(today.days.zone), format="short", locale=current_language())


def hour_name(hour: int) -> str:
    """An hour of the morning, as its clock is read."""
    return format_time(time(hour), format="short", locale=current_language())


def due_phrase(due: datetime, today: Today) -> str:
    """When something comes back, as people say it: in 10 minutes, tomorrow, in 3 days, on 4 Jan."""
    days, wait = today.days_until(due), due - today.now
    if wait <= timedelta():
        return _("now")
    if days == 0 or wait < AN_HOUR:
        return _ago_or_ahead(wait)
    if days == 1:
        return _("tomorrow")
    if days < 14:
        return _days_ago_or_ahead(days)
    return _("on %(day)s", day=format_date(today.days.of(due), format="d MMM y", locale=current_language()))


def day_phrase(days: int) -> str:
    """A day that lies so many days ahead: today, tomorrow, in 3 days."""
    return {0: _("today"), 1: _("tomorrow")}.get(days) or _days_ago_or_ahead(days)


def past_phrase(when: datetime, today: Today) -> str:
    """How long ago something was: by the clock today, else in days."""
    days, wait = today.days_until(when), when - today.now
    if days >= 0 or wait > -AN_HOUR:
        return _ago_or_ahead(wait)
    return _("yesterday") if days == -1 else _days_ago_or_ahead(days)


def _ago_or_ahead(wait: timedelta) -> str:
    return format_timedelta(wait, add_direction=True, threshold=1, locale=current_language())


def _days_ago_or_ahead(days: int) -> str:
    """From two weeks on in weeks: "1 week" would be said of ten days too."""
    return format_timedelta(timedelta(days), add_direction=True, threshold=2, locale=current_language())


def speak(app: Flask) -> None:
    """Give templates the languages, which are all read now: a newer version's words are not for this code."""
    for code in languages():
        _loaded(code)
    app.jinja_env.globals.update(direction=direction, marked_language=marked_language)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=False)  # type: ignore[attr-defined]
