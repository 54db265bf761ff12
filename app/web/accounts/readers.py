"""A field of the settings, read: a value, or why it can be none."""

import re
from datetime import date

from app.services.base.zones import zone_names
from app.study.days import LATEST_BEGIN
from app.study.preferences import MOST_NEW_A_DAY, ROUND_LENGTHS
from app.web.shared.language import gettext, languages
from app.web.shared.theme import THEMES

_ = gettext
WHOLE = re.compile(r"[0-9]{1,4}")
A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS_AHEAD = 10


class Unfit(Exception):
    """What a field says cannot be; the argument is the sentence for it."""


def read_exam_day(text: str, today: date) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text) if A_DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise Unfit(_("This is no day of the calendar. Write it as year, month, day, like 2027-02-15."))
    if day < today:
        raise Unfit(_("This day has passed. Choose today or a later one, or leave it empty."))
    if day.year > today.year + YEARS_AHEAD:
        raise Unfit(_("This is more than ten years ahead. Is the year right?"))
    return day


def read_new_a_day(text: str) -> int:
    if not (WHOLE.fullmatch(text) and int(text) <= MOST_NEW_A_DAY):
        raise Unfit(_("Write a whole number from 0 to %(most)s.", most=MOST_NEW_A_DAY))
    return int(text)


def read_round_length(text: str) -> int:
    if text not in map(str, ROUND_LENGTHS):
        raise Unfit(_("Choose one of these lengths."))
    return int(text)


def read_hour(text: str) -> int:
    if not (WHOLE.fullmatch(text) and int(text) <= LATEST_BEGIN):
        raise Unfit(_("Choose one of these hours."))
    return int(text)


def read_zone(text: str) -> str:
    if text and text not in zone_names():
        raise Unfit(_("Keepgate does not know that time zone."))
    return text


def read_language(text: str) -> str:
    if text and text not in languages():
        raise Unfit(_("Keepgate does not speak that language yet."))
    return text


def read_theme(text: str) -> str:
    if text and text not in THEMES:
        raise Unfit(_("Choose one of these themes."))
    return text
