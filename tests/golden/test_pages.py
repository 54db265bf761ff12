"""Every page that version 0002 showed of its database says the same of the migrated one."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.golden.parts import due_at_home, due_in_sets_then, leads_to_every_question, listed, told_of_answer
from tests.golden.recorded import (
    ANSWERS,
    HISTORY,
    HOME,
    LANGUAGES,
    PEOPLE,
    RECORDED,
    SET,
    Recorded,
    browser_of,
    browsers,
    changed,
    is_queue,
    is_told_otherwise,
    lost_words,
    main_words,
    pages_of_people,
    shown,
)
from tests.web.page_client import PageClient, Reply, words

PUT_BACK = {
    "en": "Your answer was taken back. Put it back U ",
    "es": "Se ha retirado tu respuesta. Recuperarla U ",
}
GONE = {"apple": "What falls far from no tree?", "gull": "What does a gull eat?"}


@pytest.fixture(autouse=True)
def _both_kinds(kind: str) -> None:
    """All of this is so on each database."""


def test_every_answers_page_still_tells_what_it_told(app: Flask) -> None:
    """Its parts stand in another order now, and the frame has other words: no word of the content is lost."""
    clients, people = browsers(app), {one["id"]: one["learner"] for one in ANSWERS}
    was = {one["id"]: one["page"] for one in ANSWERS}
    now = {id_: shown(clients[people[id_]], f"/answers/{id_}") for id_ in was}
    taken_back = {one["id"] for one in ANSWERS if one["retracted"]}
    assert {id_ for id_, page in now.items() if PUT_BACK["en"] in page["en"]} == taken_back
    assert changed({id_: page["status"] for id_, page in was.items()}, lambda id_: now[id_]["status"]) == {}
    readable = {id_: page for id_, page in was.items() if page["status"] == 200}  # not during a test
    lost = {(id_, code): lost_words(page[code], now[id_][code]) for id_, page in readable.items() for code in LANGUAGES}
    assert {key: gone for key, gone in lost.items() if gone} == {}


def test_nobody_else_sees_an_answer(app: Flask) -> None:
    clients = browsers(app)
    for one in ANSWERS[::10]:
        others = [clients[name] for name in PEOPLE if name != one["learner"]]
        assert {client.get(f"/answers/{one['id']}").status for client in others} == {404}


def test_every_page_of_every_learner_says_what_it_said(app: Flask) -> None:
    """Some tell other things now: what they still tell is looked at below."""
    clients, pages = browsers(app), pages_of_people()
    was = {(name, path): page for name, path, page in pages if not (is_told_otherwise(path) or is_queue(path, page))}
    assert changed(was, lambda key: shown(clients[key[0]], key[1])) == {}


# Words around what was asked that stand there no more.
ASKING = {
    *("how", "sure", "are", "you", "if", "like", "i", "don", "t", "know"),
    *("cuánta", "seguridad", "tienes", "si", "quieres", "no", "lo", "sé"),
}
DONE = "Done for now"


def test_what_a_queue_asked_is_asked_in_the_same_words(app: Flask) -> None:
    """With the same choices and numbers, outside of a round; the queue leads to a round, which has the question too."""
    clients = browsers(app)
    queues = [(clients[name], path, page) for name, path, page in pages_of_people() if is_queue(path, page)]
    asking = [one for one in queues if DONE not in one[2]["en"]]
    assert len(asking) >= 7
    for client, path, page in asking:
        question = asked_alike(client, path, page["en"])
        for language in LANGUAGES:
            now = client.get(f"{path}?question={question}", Accept_Language=language)
            assert lost_words(page[language], main_words(now)) - ASKING == set(), (path, question)
    assert {client.visit(path).status for client, path, _page in queues} == {200}


def asked_alike(client: PageClient, path: str, asked: str) -> str:
    """The question of a set that was asked in these words."""
    links = client.get(path.rpartition("/")[0]).links()
    ids = [link.partition("?question=")[2] for link in links if link.startswith(f"{path}?question=")]
    now = {one: main_words(client.get(f"{path}?question={one}")) for one in ids}
    return min(ids, key=lambda one: len(lost_words(asked, now[one])))


@pytest.mark.parametrize("name", PEOPLE)
def test_home_counts_what_the_sets_counted(name: str, app: Flask) -> None:
    assert due_at_home(browser_of(app, name).get(HOME)) == due_in_sets_then(PEOPLE[name]["pages"])


def test_the_page_of_a_set_still_leads_to_every_question(app: Flask) -> None:
    clients = browsers(app)
    for name, path, page in pages_of_people():
        for language in LANGUAGES if SET.fullmatch(path) else ():
            now = clients[name].get(path, Accept_Language=language)
            assert leads_to_every_question(now, page[language], language), (name, path)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_pages_of_a_history_hold_what_one_page_held(name: str, app: Flask) -> None:
    client, was = browser_of(app, name), PEOPLE[name]["pages"][HISTORY]
    for language in LANGUAGES:
        pages, told = list(pages_of_history(client, language)), with_words(was[language])
        rows = [told_of_answer(row) for page in pages for row in listed(page, "ol", "answers-list")]
        assert " ".join(rows) in told
        assert len(rows) == sum(is_listed(one, name) for one in ANSWERS)
        assert all(words(figures) in told for figures in pages[0].elements("dl"))


def is_listed(one: Recorded, name: str) -> bool:
    return one["learner"] == name and not one["retracted"] and one["mode"] != "test"


def with_words(page: str) -> str:
    """Questions that were gone were told by their ids; now they keep their words."""
    for id_, asked in GONE.items():
        page = page.replace(f" {id_} ", f" {asked} ")
    return page


def pages_of_history(client: PageClient, language: str) -> Iterator[Reply]:
    path = HISTORY
    while path:
        page = client.get(path, Accept_Language=language)
        assert page.status == 200
        yield page
        path = next((link for link in page.links() if link.startswith(f"{HISTORY}?before=")), "")


def test_a_page_of_a_history_holds_fifty_answers(app: Flask) -> None:
    pages = list(pages_of_history(browser_of(app, "A"), "en"))
    links = [[next(row.iter("a")).get("href") for row in listed(page, "ol", "answers-list")] for page in pages]
    standing = [one["id"] for one in ANSWERS if one["learner"] == "A" and not one["retracted"]]
    assert [len(one) for one in links] == [50, len(standing) - 50]
    assert [href for one in links for href in one] == [f"/answers/{id_}" for id_ in reversed(standing)]


def test_a_newcomer_sees_what_a_newcomer_saw(app: Flask) -> None:
    """The first question's choices stand in an order that is drawn for each newcomer."""
    pages = RECORDED["newcomer"]["pages"].items()
    was = {path: in_any_order(page) for path, page in pages if not is_told_otherwise(path)}
    assert changed(was, lambda path: in_any_order(shown(browser_of(app, "newcomer"), path))) == {}


def in_any_order(page: Recorded) -> Recorded:
    return {**page, **{language: sorted(page[language].split()) for language in LANGUAGES}}
