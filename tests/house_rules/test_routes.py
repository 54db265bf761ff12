"""Every address is asked for."""

from pathlib import Path

import pytest
from flask import Flask

from tests.builders import write_content, write_picture
from tests.web.page_client import PageClient
from tests.web.sittings import handed_in, started

VALUES = {"set_id": "harbour", "model_id": "counter", "name": "buoy.svg"}
QUERIES = {
    "/api/lab/trace": "?model=counter&sequence=(())",
    "/api/lab/cell": "?model=counter&sequence=(())&step=2",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour, with a picture."""
    folder = write_content(tmp_path / "content")
    write_picture(folder)
    return folder


def addresses(app: Flask, client: PageClient) -> dict[str, str]:
    """An address for each route that can be got."""
    first = client.follow(client.get("/rounds/new?question=harbour/tide"))
    round_id = first.form.fields["round"]
    verdict = client.send(first.form.filled(choice="moon")).location
    answer_id = verdict.rpartition("/")[2]
    attempt_id = handed_in(client, started(client)).path.rpartition("/")[2]  # while it ran, the quiz would be refused
    adapter = app.url_map.bind("localhost")
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    values = {**VALUES, "answer_id": answer_id, "attempt_id": attempt_id, "round_id": round_id}
    return {
        rule.rule: adapter.build(rule.endpoint, {name: values[name] for name in rule.arguments})
        + QUERIES.get(rule.rule, "")
        for rule in rules
    }


def test_every_address_answers(app: Flask, client: PageClient) -> None:
    told = {rule: client.get(address).status for rule, address in addresses(app, client).items()}
    led_on = {rule: status for rule, status in told.items() if status != 200}
    rounds = dict.fromkeys(("/rounds/new", "/review", "/sets/<set_id>/quiz", "/sets/<set_id>/flashcards"), 303)
    assert led_on == {"/lab/<model_id>/edits": 302, **rounds}


def test_every_address_answers_the_head_of_it(app: Flask, client: PageClient) -> None:
    for address in addresses(app, client).values():
        assert client.browser.head(address).status_code in {200, 302, 303}


def test_every_write_is_a_new_noun(app: Flask) -> None:
    """No route does something to a thing: POST goes to a collection."""
    posts = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    assert posts
    assert [rule.rule for rule in posts if rule.arguments] == []
    assert {method for rule in app.url_map.iter_rules() for method in rule.methods or ()} == {
        "GET",
        "HEAD",
        "OPTIONS",
        "POST",
    }
