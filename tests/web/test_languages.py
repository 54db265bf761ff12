"""The interface speaks all of its languages, whole."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from flask import Flask

from app.settings import ROOT
from app.web.language import FOLDER, due_phrase, languages, past_phrase, percent

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MAPPING = [("app/**.py", "python"), ("templates/**.html", "jinja2")]
CATALOGUES = sorted(FOLDER.glob("*.po"))


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def spoken() -> set[object]:
    found = extract_from_dir(str(ROOT), MAPPING, directory_filter=lambda name: Path(name).name[0] not in "._")
    return {tuple(message) if isinstance(message, tuple) else message for _f, _line, message, _c, _ctx in found}


def translated(path: Path) -> list[Message]:
    return [message for message in catalogue(path) if message.id]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_holds_every_message_and_no_other(path: Path) -> None:
    held = {tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id for message in translated(path)}
    assert spoken() - held == set()
    assert held - spoken() == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_nothing_is_empty_or_in_doubt(path: Path) -> None:
    assert [message.id for message in translated(path) if not message.string or message.fuzzy] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_fills_in_the_same_values(path: Path) -> None:
    def values(text: object) -> set[str]:
        return set(re.findall(r"%\(\w+\)[sd]", str(text)))

    assert [m.id for m in translated(path) if values(m.id) != values(m.string)] == []


def test_each_language_has_its_own_name() -> None:
    assert languages() == {"en": "English", "es": "Español"}


@pytest.mark.parametrize(
    ("language", "due", "phrase"),
    [
        ("en", timedelta(minutes=-5), "now"),
        ("en", timedelta(minutes=10), "in 10 minutes"),
        ("en", timedelta(days=1), "tomorrow"),
        ("en", timedelta(days=3), "in 3 days"),
        ("en", timedelta(days=40), "on 1 Jan 2027"),
        ("es", timedelta(minutes=10), "dentro de 10 minutos"),
        ("es", timedelta(days=1), "mañana"),
        ("es", timedelta(days=40), "el 1 ene 2027"),
    ],
)
def test_what_is_due_is_said_as_people_say_it(app: Flask, language: str, due: timedelta, phrase: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        assert due_phrase(NOW + due, NOW) == phrase


def test_what_was_is_said_as_people_say_it(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "es"}):
        assert past_phrase(NOW - timedelta(hours=2), NOW) == "hace 2 horas"
        assert percent(0.5).replace("\xa0", " ") == "50 %"
