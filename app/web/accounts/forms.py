"""The forms of the settings. What is not said, or is as it was, is not judged: it stays."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from flask import request

from app.services.accounts.settings import Settings
from app.study.preferences import Preferences
from app.web.accounts.readers import (
    Unfit,
    read_exam_day,
    read_hour,
    read_language,
    read_new_a_day,
    read_round_length,
    read_theme,
    read_zone,
)
from app.web.shared.bad_requests import Unconfirmed
from app.web.shared.language import chosen_language
from app.web.shared.theme import chosen_theme

Value = TypeVar("Value")
Faults = dict[str, str]  # sentences by the names of fields
LONGEST = 64  # characters of a field
EXAM = "exam."  # before the id of the set, in the name of its field
SHOWN = "shown."  # before the name of a field, in that of what was shown in it


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a student wants: `settings` are stored, `language` and `theme` are cookies of this browser."""

    settings: Settings
    language: str
    theme: str


def confirmed() -> None:
    """Raises Unconfirmed where the box was not ticked."""
    if request.form.get("sure") != "yes":
        raise Unconfirmed


def texts_of(settings: Settings, sets: Mapping[str, object]) -> dict[str, str]:
    """The settings of who is here as the fields of the form say them, in their order."""
    preferences, exams = settings.preferences, settings.exams
    return {
        **{EXAM + set_id: exams[set_id].isoformat() if set_id in exams else "" for set_id in sets},
        "new_a_day": str(preferences.new_a_day),
        "round_length": str(preferences.round_length),
        "zone": settings.zone,
        "day_start": str(settings.day_start),
        "language": chosen_language(),
        "theme": chosen_theme(),
    }


def shown_fields(texts: Mapping[str, str]) -> dict[str, str]:
    """These as the hidden fields that say what a form showed."""
    return {SHOWN + name: text for name, text in texts.items()}


def posted(texts: Mapping[str, str]) -> dict[str, str]:
    """What was sent in the place of these. A field that says what it showed was not touched: it stays as it is now."""
    said = {name: _sent(name, text) for name, text in texts.items()}
    return {name: text if said[name] == _sent(SHOWN + name, text) else said[name] for name, text in texts.items()}


def _sent(name: str, otherwise: str) -> str:
    return request.form.get(name, otherwise).strip()[:LONGEST]


class _Reading:
    """The fields that were changed, read; `faults` are sentences by the name of the field."""

    def __init__(self, before: Mapping[str, str], said: Mapping[str, str]) -> None:
        self._before, self._said = before, said
        self.faults: dict[str, str] = {}

    def changed(self, name: str, reader: Callable[[str], Value], stays: Value) -> Value:
        """What the field says now; what `stays` where it says what it said before, or nothing that can be."""
        if self._said[name] == self._before[name]:
            return stays
        try:
            return reader(self._said[name])
        except Unfit as unfit:
            self.faults[name] = str(unfit)
            return stays


def read(before: Mapping[str, str], said: Mapping[str, str], settings: Settings, today: date) -> Wanted | Faults:
    """What is wanted of the `settings`, or what is wrong."""
    reading = _Reading(before, said)
    wanted = Wanted(
        _settings(reading, settings, _exams(reading, said, settings, today)),
        reading.changed("language", read_language, before["language"]),
        reading.changed("theme", read_theme, before["theme"]),
    )
    return reading.faults or wanted


def _exams(reading: _Reading, said: Iterable[str], settings: Settings, today: date) -> dict[str, date]:
    exams: dict[str, date | None] = {**settings.exams}
    for name in (name for name in said if name.startswith(EXAM)):
        set_id = name.removeprefix(EXAM)
        exams[set_id] = reading.changed(name, partial(read_exam_day, today=today), exams.get(set_id))
    return {set_id: day for set_id, day in exams.items() if day}


def _settings(reading: _Reading, before: Settings, exams: Mapping[str, date]) -> Settings:
    preferences = before.preferences
    return Settings(
        reading.changed("zone", read_zone, before.zone),
        reading.changed("day_start", read_hour, before.day_start),
        Preferences(
            reading.changed("new_a_day", read_new_a_day, preferences.new_a_day),
            reading.changed("round_length", read_round_length, preferences.round_length),
        ),
        exams,
    )
