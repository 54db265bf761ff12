"""What was open, or sent, when version 0002 was replaced: forms and JSON with variants of then."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from app.services.base.rebuilding import differences
from app.services.base.site import Site
from app.store import answers
from app.study.answer_log import Answer
from tests.builders import new_id
from tests.golden.recorded import (
    PEOPLE,
    RECORDED,
    Recorded,
    browser_of,
    browsers,
    changed,
    count_answers,
    filled_in,
    lost_words,
    main_words,
    send,
    without_misconceptions,
)
from tests.web.page_client import PageClient, Reply

OPEN: list[Recorded] = RECORDED["open"]["pages"]
OPEN_JSON: list[Recorded] = RECORDED["open"]["json"]
REPEATS: list[Recorded] = RECORDED["repeats"]
WITHOUT_NUMBERS = {"single", "multiple", "cloze", "matching", "ordering"}
RETIRED = {"harbour/gull", "orchard/apple"}
PORT = "0.29a738aa"  # how a page named the first draw of the card harbour/port


@pytest.fixture(autouse=True)
def _both_kinds(kind: str) -> None:
    """All of this is so on each database."""


def logged(site: Site, answer_id: str) -> Answer:
    with site.database.reading() as connection:
        found = answers.find(connection, answer_id)
    assert found is not None, f"{answer_id} was not logged"
    assert found.stands
    return found.answer


def marks(entry: Answer) -> Recorded:
    return {"score": entry.score, "key": entry.key, "seed": entry.seed, "meeting": entry.repetition}


def of_mode(mode: str) -> list[Recorded]:
    return [form for form in OPEN if form["fields"]["mode"] == [mode]]


def send_open(app: Flask, forms: list[Recorded] = OPEN) -> Iterator[tuple[Recorded, PageClient, Reply]]:
    """Open forms, filled in and sent as they were then, one after another."""
    for form in forms:
        client = browser_of(app, form["by"])
        yield form, client, send(client, form["action"], filled_in(form))


@pytest.mark.parametrize("mode", ["quiz", "lab"])
def test_every_open_form_is_marked_by_what_it_showed(mode: str, app: Flask, site: Site) -> None:
    was, now = {}, {}
    for form, client, reply in send_open(app, of_mode(mode)):
        answer_id = form["fields"]["id"][0]
        was[answer_id] = form["then"]
        told = form["then"]["en"]
        now[answer_id] = {
            "status": reply.status,
            "location": reply.location,
            **marks(logged(site, answer_id)),
            "en": lost_words(told, main_words(client.follow(reply))) or told,
        }
    assert changed(was, now.__getitem__) == {}
    assert list(differences(site.database)) == []


def test_whoever_had_a_session_is_the_one_who_answered(app: Flask, site: Site) -> None:
    list(send_open(app))
    was = {form["fields"]["id"][0]: form["learner"] for form in OPEN if form["by"] in PEOPLE}
    assert changed(was, lambda id_: logged(site, id_).learner) == {}


def test_an_open_form_sent_again_is_the_same_answer(app: Flask, site: Site) -> None:
    firsts = list(send_open(app))
    before = count_answers(site)
    for form, client, first in firsts:
        again = send(client, form["action"], filled_in(form))
        assert (again.status, again.location) == (303, first.location), form["question"]
    assert count_answers(site) == before


def test_an_open_form_sent_as_another_answer_is_refused_and_costs_nothing(app: Flask, site: Site) -> None:
    firsts = list(send_open(app))
    before = count_answers(site)
    for form, client, _first in firsts:
        again = send(client, form["action"], {**filled_in(form), "id": [new_id()]})
        assert again.status == 409, form["question"]
    assert count_answers(site) == before
    assert list(differences(site.database)) == []


def test_an_open_form_is_refused_where_a_new_page_was_answered_with_the_same_draw(app: Flask, site: Site) -> None:
    """Without numbers there is one draw for each repetition, whichever page shows it."""
    client = browser_of(app, "A")
    forms = [form for form in of_mode("quiz") if form["by"] == "A" and form["type"] in WITHOUT_NUMBERS]
    for form in forms:
        page = client.get("/sets/{}/quiz?question={}".format(*form["question"].split("/")))
        assert client.send(page.form.filled(**form["response_fields"])).status == 303
        if form["type"] != "ordering":  # its letters are drawn otherwise now
            assert logged(site, page.form.fields["id"]).score == 1.0
    before = count_answers(site)
    assert {reply.status for _form, _client, reply in send_open(app, forms)} == {409}
    assert count_answers(site) == before


def test_an_answer_that_cannot_be_read_gets_the_question_that_was_shown(app: Flask, site: Site) -> None:
    before = count_answers(site)
    unread = [form for form in OPEN if form["type"] != "predict"]  # sliders always say something
    for sent, form in enumerate(unread, start=1):
        client = browser_of(app, form["by"])
        again = send(client, form["action"], form["fields"])
        assert (again.status, count_answers(site)) == (422, before + sent - 1), form["question"]
        filled = again.form.filled(**form["response_fields"])
        assert client.send(filled).status == 303, form["question"]
        entry = logged(site, filled.fields["id"])
        assert (entry.score, entry.key) == (form["then"]["score"], form["then"]["key"]), form["question"]


@pytest.mark.parametrize("name", ["D", "newcomer"])
def test_a_card_that_was_open_is_turned_and_graded(name: str, app: Flask, site: Site) -> None:
    """D had turned it before, and not graded it."""
    client = browser_of(app, name)
    card = {"id": [new_id()], "question": ["harbour/port"], "variant": [PORT], "mode": ["flashcards"]}
    if name == "newcomer":
        card["learner"] = next(form["fields"]["learner"] for form in OPEN if form["by"] == name)
    back = send(client, "/reveals", card)
    assert (back.status, back.form.action) == (200, "/answers")
    assert send(client, "/answers", {**card, "type": ["flashcard"], "grade": ["good"]}).status == 303
    entry = logged(site, card["id"][0])
    assert (entry.score, entry.repetition, entry.response) == (1.0, 0, {"grade": "good"})


def test_every_question_that_was_put_to_a_program_is_marked_as_it_was_put(app: Flask, site: Site) -> None:
    for one in OPEN_JSON:
        reply = browser_of(app, one["by"]).post_json("/api/answers", one["body"])
        told = {"status": reply.status, "reply": without_misconceptions(reply.json)}
        assert told == one["then"], one["put"]["question"]
        entry = logged(site, one["body"]["id"])
        assert (entry.key, entry.score) == (one["then"]["reply"]["key"], one["then"]["reply"]["score"])
    assert list(differences(site.database)) == []


def test_everything_that_was_sent_gets_the_same_reply_again_and_adds_nothing(app: Flask, site: Site) -> None:
    clients, before = browsers(app), count_answers(site)
    was = {said_in(one): (one["status"], one.get("reply") or leads_to(one)) for one in REPEATS}
    sent = {said_in(one): one for one in REPEATS}
    assert changed(was, lambda key: repeated(clients[sent[key]["by"]], sent[key])) == {}
    assert count_answers(site) == before
    assert list(differences(site.database)) == []


def leads_to(one: Recorded) -> str:
    """A graded card led on to the next one; outside of a round it leads to its own page now."""
    said: str = one["location"]
    return f"/answers/{one['fields']['id'][0]}" if "?after=" in said else said


def said_in(one: Recorded) -> str:
    return json.dumps(one.get("body") or one["fields"])


def repeated(client: PageClient, one: Recorded) -> tuple[int, Any]:
    if "json" in one:
        reply = client.post_json(one["json"], one["body"])
        return reply.status, without_misconceptions(reply.json)
    reply = send(client, one["form"], one["fields"])
    return reply.status, reply.location


@pytest.mark.parametrize("mode", ["quiz", "flashcards", "lab"])
def test_what_was_answered_is_refused_under_another_id(mode: str, app: Flask, site: Site) -> None:
    clients, before = browsers(app), count_answers(site)
    sent = [one for one in REPEATS if mode_of(one) == mode]
    statuses = {said_in(one): repeated(clients[one["by"]], with_new_id(one))[0] for one in sent}
    assert statuses == {said_in(one): 404 if question_of(one) in RETIRED else 409 for one in sent}
    assert count_answers(site) == before


def question_of(one: Recorded) -> str:
    return str(one["body"]["question"] if "body" in one else one["fields"]["question"][0])


def mode_of(one: Recorded) -> str:
    return str(one["body"]["mode"] if "body" in one else one["fields"]["mode"][0])


def with_new_id(one: Recorded) -> Recorded:
    if "body" in one:
        return {**one, "body": {**one["body"], "id": new_id()}}
    return {**one, "fields": {**one["fields"], "id": [new_id()]}}
