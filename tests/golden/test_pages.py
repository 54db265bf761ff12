"""Every page that version 0002 showed of its database says the same of the migrated one."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from tests.golden.recorded import (
    ANSWERS,
    LANGUAGES,
    PEOPLE,
    RECORDED,
    Recorded,
    browser_of,
    browsers,
    changed,
    main_words,
    pages_of_people,
    shown,
)
from tests.web.page_client import PageClient, Reply, words

PUT_BACK = {
    "en": "Your answer was taken back. Put it back U ",
    "es": "Se ha retirado tu respuesta. Recuperarla U ",
}
HISTORY = "/progress"
GONE = {"apple": "What falls far from no tree?", "gull": "What does a gull eat?"}


@pytest.fixture(autouse=True)
def _both_kinds(kind: str) -> None:
    """All of this is so on each database."""


def test_every_answers_page_says_what_it_said(app: Flask) -> None:
    clients, people = browsers(app), {one["id"]: one["learner"] for one in ANSWERS}
    was = {one["id"]: one["page"] for one in ANSWERS}
    now = {id_: shown(clients[people[id_]], f"/answers/{id_}") for id_ in was}
    taken_back = {one["id"] for one in ANSWERS if one["retracted"]}
    assert {id_ for id_, page in now.items() if PUT_BACK["en"] in page["en"]} == taken_back
    assert changed(was, lambda id_: without_put_back(now[id_])) == {}


def without_put_back(page: Recorded) -> Recorded:
    """One that was taken back now offers to put it back."""
    return {**page, **{language: page[language].replace(PUT_BACK[language], "") for language in LANGUAGES}}


def test_nobody_else_sees_an_answer(app: Flask) -> None:
    clients = browsers(app)
    for one in ANSWERS[::10]:
        others = [clients[name] for name in PEOPLE if name != one["learner"]]
        assert {client.get(f"/answers/{one['id']}").status for client in others} == {404}


def test_every_page_of_every_learner_says_what_it_said(app: Flask) -> None:
    clients = browsers(app)
    was = {(name, path): page for name, path, page in pages_of_people() if path != HISTORY}
    assert changed(was, lambda key: shown(clients[key[0]], key[1])) == {}


@pytest.mark.parametrize("name", PEOPLE)
def test_the_pages_of_a_history_hold_what_one_page_held(name: str, app: Flask) -> None:
    client, was = browser_of(app, name), PEOPLE[name]["pages"][HISTORY]
    said = {language: whole_history(client, language) for language in LANGUAGES}
    assert {"status": 200, **said} == {**was, **{language: with_words(was[language]) for language in LANGUAGES}}


def with_words(page: str) -> str:
    """Questions that were gone were told by their ids; now they keep their words."""
    for id_, asked in GONE.items():
        page = page.replace(f" {id_} ", f" {asked} ")
    return page


def whole_history(client: PageClient, language: str) -> str:
    """The words of the first page of progress, with the rows of the older ones put where they were."""
    first, *older = pages_of_history(client, language)
    if older:
        main = next(first.root.iter("main"))
        history_of(first).extend(row for page in older for row in history_of(page))
        section = next(one for one in main.iter("section") if one.get("aria-labelledby") == "history")
        section.remove(next(section.iter("nav")))
    return main_words(first)


def pages_of_history(client: PageClient, language: str) -> Iterator[Reply]:
    path = HISTORY
    while path:
        page = client.get(path, Accept_Language=language)
        assert page.status == 200
        yield page
        path = next((link for link in page.links() if link.startswith(f"{HISTORY}?before=")), "")


def history_of(page: Reply) -> Element:
    return next(one for one in page.root.iter("ol") if one.get("class") == "history")


def test_a_page_of_a_history_holds_fifty_answers(app: Flask) -> None:
    pages = list(pages_of_history(browser_of(app, "A"), "en"))
    links = [[words(row) and next(row.iter("a")).get("href") for row in history_of(page)] for page in pages]
    standing = [one["id"] for one in ANSWERS if one["learner"] == "A" and not one["retracted"]]
    assert [len(one) for one in links] == [50, len(standing) - 50]
    assert [href for one in links for href in one] == [f"/answers/{id_}" for id_ in reversed(standing)]


def test_a_newcomer_sees_what_a_newcomer_saw(app: Flask) -> None:
    """The first question's choices stand in an order that is drawn for each newcomer."""
    was = {path: in_any_order(page) for path, page in RECORDED["newcomer"]["pages"].items()}
    assert changed(was, lambda path: in_any_order(shown(browser_of(app, "newcomer"), path))) == {}


def in_any_order(page: Recorded) -> Recorded:
    return {**page, **{language: sorted(page[language].split()) for language in LANGUAGES}}
