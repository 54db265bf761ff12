"""The table of keys is whole: what templates and scripts name, and nothing else."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from app.settings import ROOT
from app.web.about.shortcuts import DIGITS, places
from tests.web.page_client import PageClient, Reply, words

NAMED = re.compile(r"\b(?:Arrow(?:Left|Right|Up|Down)|Home|End|PageUp|PageDown|Escape|Delete|Backspace)\b")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))


def pressed_in_templates() -> Iterator[str]:
    """What stands in `data-key`; a number that is filled in may be any digit."""
    for path in TEMPLATES:
        for keys in re.findall(r'(?:data-key|\bkey)="([^"]+)"', path.read_text()):
            yield from DIGITS if keys.endswith(".number }}") else () if "{" in keys else keys.split()


def pressed_in_scripts() -> Iterator[str]:
    for path in SCRIPTS:
        code = re.sub(r"^\s*//.*$", "", path.read_text(), flags=re.MULTILINE)
        yield from NAMED.findall(code) if "keydown" in code else ()


@pytest.fixture
def told(app: Flask) -> set[str]:
    with app.test_request_context():
        return {key for place in places() for shortcut in place.shortcuts for key in shortcut.keys}


def test_every_key_that_a_page_knows_is_told_and_no_other(told: set[str]) -> None:
    known = {*pressed_in_templates(), *pressed_in_scripts()}
    assert {"?", "u", "Enter", "Space", "1", "9", "ArrowLeft"} <= known
    assert told == known


def test_the_page_shows_each_of_them_in_both_languages(client: PageClient, told: set[str]) -> None:
    english, spanish = client.get("/keys"), client.get("/keys", Accept_Language="es")
    assert {"?", "U", "1", "…", "9", "←", "Space", "Home"} <= caps(english)
    assert {"?", "U", "1", "…", "9", "←", "Espacio", "Inicio"} <= caps(spanish)


def caps(page: Reply) -> set[str]:
    return {words(key) for key in page.elements("kbd")}


@pytest.mark.parametrize("path", ["/", "/settings", "/sets/harbour/quiz?question=tide", "/sets/harbour/flashcards"])
def test_a_question_mark_opens_it_from_everywhere(client: PageClient, path: str) -> None:
    page = client.get(path)
    page = client.get(page.location) if page.location else page
    (way,) = [one for one in page.root.iter() if one.get("data-key") == "?"]
    assert way.get("href") == "/keys"
