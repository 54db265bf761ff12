"""Tests taken and being taken under version 0002: their papers keep no seeds."""

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from app.services.base.rebuilding import differences
from app.services.base.site import Site
from app.store import answers
from app.store.tables import saved_answer
from app.study.answer_log import Answer
from app.web.question_types.table import form_values
from app.web.shared.site import EXTENSION
from tests.conftest import StartApp
from tests.golden.parts import due_at_home, due_in_one_set_then, leads_to_every_question
from tests.golden.recorded import (
    ATTEMPTS,
    HISTORY,
    HOME,
    LANGUAGES,
    LATER,
    RECORDED,
    RUNNING,
    Recorded,
    browser_of,
    browsers,
    changed,
    filled_in,
    in_ms,
    lost_words,
    moment,
    send,
    shown,
    values,
)
from tests.web.page_client import Form, PageClient

ITEMS: dict[int, Recorded] = {one["number"]: one for one in RUNNING["items"]}
PATH = f"/attempts/{RUNNING['id']}"
LATEST: Recorded = RECORDED["later"]
HAND_IN = Form("/endings", MultiDict({"attempt": RUNNING["id"], "sure": "1"}))
LATER_SAID = {"en": "Later", "es": "Más tarde"}
NUMBERED_GAPS = {" in 1 … knots": " in … knots", " depth in 2 .": " depth in ."}
TESTS = {"en": "Tests Tests count", "es": "Exámenes Los exámenes"}
IN_A_DRAWN_ORDER = {"matching", "ordering"}


@pytest.fixture(autouse=True)
def _both_kinds(kind: str) -> None:
    """All of this is so on each database."""


@pytest.fixture
def taker(app: Flask) -> PageClient:
    """The browser in which the tests were taken."""
    return browser_of(app, "C")


def test_every_test_shows_what_it_showed(taker: PageClient) -> None:
    was = {name: but_later(one["page"]) for name, one in ATTEMPTS.items()}
    assert changed(was, lambda name: but_later(shown(taker, f"/attempts/{ATTEMPTS[name]['id']}"))) == {}


def test_every_item_of_the_running_test_is_asked_as_it_was(taker: PageClient) -> None:
    was = {number: but_later(item["page"]) for number, item in ITEMS.items()}
    assert changed(was, lambda number: but_later(shown(taker, f"{PATH}?item={number}"))) == {}


def but_later(page: Recorded) -> Recorded:
    """Without the ways to the next item, of which there was a hidden one, and the numbers that gaps have now."""
    return {**page, **{language: as_then(page[language], later) for language, later in LATER_SAID.items()}}


def as_then(said: str, later: str) -> str:
    for now, then in NUMBERED_GAPS.items():
        said = said.replace(now, then)
    return said.replace(f" {later}", "")


def test_every_item_is_filled_in_with_what_was_saved(taker: PageClient) -> None:
    was = {number: saved_fields(item["fields"]) for number, item in ITEMS.items()}
    assert changed(was, lambda number: saved_fields(values(taker.get(f"{PATH}?item={number}").form))) == {}


def saved_fields(fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without what each page makes anew, and what names the draw."""
    return {name: said for name, said in fields.items() if name not in {"id", "variant", "seat", "untouched"}}


def test_open_items_sent_with_right_answers_and_handed_in_have_the_same_results(taker: PageClient, site: Site) -> None:
    save_all(taker)
    assert taker.sent(HAND_IN).status == 200
    assert shown(taker, PATH) == RUNNING["then"]["results"]
    assert list(differences(site.database)) == []


def save_all(client: PageClient) -> None:
    for number, item in ITEMS.items():
        reply = send(client, "/answers", filled_in(item))
        assert reply.status == 303, number


def test_the_other_devices_link_opens_the_test(app: Flask) -> None:
    device = PageClient(app)
    there, recorded = shown(device, f"{PATH}?key={RUNNING['key']}"), RUNNING["on_another_device"]
    assert but_later(there)["en"] == but_later({"es": "", **recorded})["en"]
    assert PageClient(app).get(PATH).status == 404


def test_what_the_other_device_saves_is_marked(app: Flask, taker: PageClient) -> None:
    device = PageClient(app)
    for number, item in ITEMS.items():
        form = device.get(f"{PATH}?item={number}&key={RUNNING['key']}").form
        assert form.fields["key"] == RUNNING["key"]
        filled = form.filled(**item["response_fields"])
        assert device.send(filled).status == 303, number
    assert taker.sent(HAND_IN).status == 200
    assert shown(taker, PATH) == RUNNING["then"]["results"]


def test_what_was_saved_is_not_saved_twice_when_it_is_sent_again(taker: PageClient, site: Site) -> None:
    before = saves(site)
    for number, save_id in newest_saves(site).items():
        fields, response = ITEMS[number]["fields"], RUNNING["saved"][str(number)]["response"]
        made_from = {"id": [save_id], "version": [str(int(fields["version"][0]) - 1)]}
        assert (
            send(taker, "/answers", {**fields, **form_values(fields["type"][0], response), **made_from}).status == 303
        ), number
    assert saves(site) == before


def saves(site: Site) -> int:
    with site.database.reading() as connection:
        return len(connection.execute(select(saved_answer.c.id)).all())


def newest_saves(site: Site) -> dict[int, str]:
    """The ids under which the newest answers of the running test came, by the numbers of their items."""
    of_test = select(saved_answer).where(saved_answer.c.attempt_id == RUNNING["id"]).order_by(saved_answer.c.version)
    with site.database.reading() as connection:
        return {row.number: row.id for row in connection.execute(of_test)}


def test_an_item_that_was_saved_elsewhere_meanwhile_is_not_overwritten(taker: PageClient) -> None:
    item = ITEMS[4]
    assert send(taker, "/answers", filled_in(item)).status == 303
    again = send(taker, "/answers", {**item["fields"], "id": [ITEMS[5]["fields"]["id"][0]], "skipped": ["1"]})
    assert again.status == 409
    saved = values(taker.get(f"{PATH}?item=4").form)
    assert {name: saved[name] for name in item["response_fields"]} == item["response_fields"]


def test_a_running_test_goes_on_under_another_secret(start_app: StartApp) -> None:
    """Its old papers keep no seed, so that only what is drawn in an order may be another."""
    app = start_app(SECRET_KEY="another lighthouse keeper's secret")
    client = browser_of(app, "C")
    save_all(client)
    assert client.sent(HAND_IN).status == 200
    scores = {one.question_id: one.score for one in logged(app.extensions[EXTENSION], RUNNING["id"])}
    in_order = {item["question"]: 1.0 for item in ITEMS.values() if item["type"] not in IN_A_DRAWN_ORDER}
    assert {question: scores[question] for question in in_order} == in_order


def logged(site: Site, attempt_id: str) -> list[Answer]:
    with site.database.reading() as connection:
        return answers.of_attempt(connection, attempt_id)


@pytest.fixture
def later(app: Flask, clock: time_machine.Traveller) -> Flask:
    """A day later: the time of the running test is over."""
    clock.move_to(LATER)
    return app


def test_a_day_later_every_test_has_the_same_results(later: Flask, site: Site) -> None:
    client = browser_of(later, "C")
    results = changed(LATEST["results"], lambda name: shown(client, f"/attempts/{ATTEMPTS[name]['id']}"))
    assert results == {}
    assert list(differences(site.database)) == []


def test_a_day_later_the_answers_of_all_tests_are_logged_and_marked_the_same(later: Flask, site: Site) -> None:
    client = browser_of(later, "C")
    client.get(PATH)  # ends the test
    found = {
        (one.attempt, one.question_id): one for attempt in ATTEMPTS.values() for one in logged(site, attempt["id"])
    }
    was = {(one["attempt"], one["question_id"]): without_meeting(one) for one in LATEST["answers"]}
    assert found.keys() == was.keys()
    assert changed(was, lambda key: as_recorded(found[key])) == {}
    pages = {(one["attempt"], one["question_id"]): one["page"] for one in LATEST["answers"]}
    lost = {key: lost_in(page, shown(client, f"/answers/{found[key].id}")) for key, page in pages.items()}
    assert {key: gone for key, gone in lost.items() if gone} == {}


def lost_in(was: Recorded, now: Recorded) -> set[str]:
    """Words that the page of an answer told, in both languages."""
    assert was["status"] == now["status"]
    return {word for language in LANGUAGES for word in lost_words(was[language], now[language])}


def without_meeting(one: Recorded) -> Recorded:
    """A test's draws are numbered for the test: the meeting of the question counts no more. Its page is apart."""
    said = {name: told for name, told in one.items() if name not in {"meeting", "page"}}
    return {**said, "at": in_ms(moment(one["at"]) or LATER)}


def as_recorded(one: Answer) -> Recorded:
    return {
        "attempt": one.attempt,
        "question_id": one.question_id,
        "response": one.response,
        "score": one.score,
        "certainty": str(one.certainty) if one.certainty else None,
        "at": in_ms(one.at),
    }


def test_a_day_later_everybody_is_told_what_they_were_told(later: Flask) -> None:
    """What is due, every test with its points, and every question."""
    clients = browsers(later)
    clients["C"].get(PATH)  # ends the test
    for name, pages in LATEST["pages"].items():
        now, then = due_at_home(clients[name].get(HOME)), due_in_one_set_then(pages[HOME])
        assert now >= then, name
        assert (now == 0) == (then == 0), name
    taken, of_set = LATEST["pages"]["C"][HISTORY], LATEST["pages"]["C"]["/sets/harbour"]
    for language in LANGUAGES:
        told = "".join(taken[language].partition(TESTS[language])[1:])
        assert told
        assert told in shown(clients["C"], HISTORY)[language]
        now = clients["C"].get("/sets/harbour", Accept_Language=language)
        assert leads_to_every_question(now, of_set[language], language)


def test_the_languages_of_the_record_are_those_of_the_pages(app: Flask) -> None:
    client = browser_of(app, "C")
    assert [client.get("/", Accept_Language=language).language for language in LANGUAGES] == list(LANGUAGES)
