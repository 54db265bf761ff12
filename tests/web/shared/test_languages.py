"""The interface speaks all of its languages, whole."""

import os
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from flask import Flask

from app.settings import ROOT
from app.web.shared.language import COOKIE, FOLDER, current_language, day, due_phrase, languages, past_phrase, percent
from tests.web.visits import utc_today

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CATALOGUES = sorted(FOLDER.glob("*.po"))


@pytest.fixture
def app() -> Flask:
    """A bare application: words need no database."""
    return Flask("languages")


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def spoken() -> set[object]:
    with (ROOT / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)
    words = DEFAULT_KEYWORDS | {"message": None}
    found = extract_from_dir(str(ROOT), methods, options, words, directory_filter=_is_open)
    return {tuple(message) if isinstance(message, tuple) else message for _f, _line, message, _c, _ctx in found}


def _is_open(folder: str | os.PathLike[str]) -> bool:
    return Path(folder).name[0] not in "._"


def forms(message: Message) -> tuple[str, ...]:
    """The translation; of a message with a plural, each of its forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def meant_by(message: Message, held: Catalog) -> list[str]:
    """What each form of a translation says in English. Only a form of exactly one may leave the number out."""
    if isinstance(message.id, str):
        return [message.id]
    one, many = message.id
    first = one if held.plural_expr == "(n != 1)" else many
    return [first, *[many] * (held.num_plurals - 1)]


def translated(path: Path) -> list[Message]:
    return [message for message in catalogue(path) if message.id]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_holds_every_message_and_no_other(path: Path) -> None:
    held = {tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id for message in translated(path)}
    assert spoken() - held == set()
    assert held - spoken() == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_nothing_is_empty_or_in_doubt(path: Path) -> None:
    unsaid = [message.id for message in translated(path) if not all(forms(message)) or message.fuzzy]
    assert unsaid == []
    assert not catalogue(path).obsolete


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_fills_in_the_same_values(path: Path) -> None:
    def values(text: str) -> list[str]:
        return sorted(re.findall(r"%\(\w+\)[sd]", text))

    held = catalogue(path)
    for message in translated(path):
        filled = [values(form) for form in forms(message)]
        assert filled == [values(meant) for meant in meant_by(message, held)], message.id


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_says_its_language_and_nothing_of_where_it_was_made(path: Path) -> None:
    held, plural = catalogue(path), get_plural(path.stem)
    assert (str(held.locale), held.num_plurals, held.plural_expr) == (path.stem, plural.num_plurals, plural.plural_expr)
    assert not [message.id for message in translated(path) if message.locations]
    assert not any(line.startswith("#: ") for line in path.read_text().splitlines())
    assert str(ROOT) not in path.read_text()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_is_sorted(path: Path) -> None:
    ids = [message.id if isinstance(message.id, str) else message.id[0] for message in translated(path)]
    assert ids == sorted(ids)


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
        ("es", timedelta(minutes=-5), "ahora"),
        ("es", timedelta(minutes=10), "dentro de 10 minutos"),
        ("es", timedelta(days=1), "mañana"),
        ("es", timedelta(days=3), "dentro de 3 días"),
        ("es", timedelta(days=40), "el 1 ene 2027"),
    ],
)
def test_what_is_due_is_said_as_people_say_it(app: Flask, language: str, due: timedelta, phrase: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        assert due_phrase(NOW + due, utc_today(NOW)) == phrase


@pytest.mark.parametrize(("language", "phrase"), [("en", "2 hours ago"), ("es", "hace 2 horas")])
def test_what_was_is_said_as_people_say_it(app: Flask, language: str, phrase: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        assert past_phrase(NOW - timedelta(hours=2), utc_today(NOW)) == phrase


@pytest.mark.parametrize(("language", "share", "when"), [("en", "50%", "4 Jan"), ("es", "50 %", "4 ene")])
def test_shares_and_days_are_written_as_people_write_them(app: Flask, language: str, share: str, when: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        assert percent(0.5).replace("\xa0", " ") == share
        assert day(date(2027, 1, 4)) == when


@pytest.mark.parametrize(
    ("chosen", "preferred", "spoken_to"),
    [
        ("es", "en", "es"),
        ("en", "es", "en"),
        ("", "es-MX,es;q=0.9,en;q=0.5", "es"),
        ("", "fr, es;q=0.5, en;q=0.1", "es"),
        ("", "en-GB, en;q=0.9, es;q=0.5", "en"),
        ("xx", "es", "es"),
        ("../es", "fr", "en"),
        ("", "xx", "en"),
        ("", "", "en"),
    ],
)
def test_the_choice_goes_before_the_browser_and_english_is_for_all_else(
    app: Flask, chosen: str, preferred: str, spoken_to: str
) -> None:
    with app.test_request_context(headers={"Accept-Language": preferred, "Cookie": f"{COOKIE.name}={chosen}"}):
        assert current_language() == spoken_to
