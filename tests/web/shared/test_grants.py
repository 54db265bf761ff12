"""A grant lets a program without cookies come back where an address takes one, and opens nothing else."""

import pytest
from flask import Flask

from app.services.base.recognising import grant_to, new_visitor
from app.services.base.site import Site, Visitor
from app.web.shared.site import now
from app.web.shared.visitors import current_visitor
from tests.web.page_client import PageClient
from tests.web.visits import answer_body, new_id, row_counts

TAKES_GRANTS = ("/api/answers", "/api/reveals")
WRITES = (
    *("/answers", "/attempts", "/endings", "/reveals", "/retractions", "/restorations"),
    *("/language", "/settings", "/erasures"),
)
READS = ("/", "/progress", "/settings", "/sets/harbour", "/api/sets/harbour/next")


@pytest.fixture
def newcomer(app: Flask, site: Site) -> Visitor:
    """Somebody on a first visit, known by a grant alone."""
    with app.test_request_context():
        return new_visitor(site, now())


def learner_of(app: Flask, path: str, method: str, **sent: object) -> str:
    """Whom a request is taken for."""
    with app.test_request_context(path, method=method, **sent):  # type: ignore[arg-type]
        return current_visitor().learner


@pytest.mark.parametrize("path", TAKES_GRANTS)
def test_a_body_with_a_grant_is_its_learners(app: Flask, site: Site, newcomer: Visitor, path: str) -> None:
    body = {"learner": grant_to(site, newcomer)}
    assert learner_of(app, path, "POST", json=body) == newcomer.learner


def test_no_other_address_takes_one(app: Flask, site: Site, newcomer: Visitor) -> None:
    body = {"learner": grant_to(site, newcomer), "id": new_id()}
    posts = {rule.rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert posts == {*WRITES, *TAKES_GRANTS}
    taken = [(path, method) for path in WRITES for method in ("POST", "GET")] + [(path, "GET") for path in READS]
    assert [one for one in taken if learner_of(app, *one, json=body) == newcomer.learner] == []


@pytest.mark.parametrize("path", sorted({*WRITES, *TAKES_GRANTS}))
def test_no_form_takes_one(app: Flask, site: Site, newcomer: Visitor, path: str) -> None:
    assert learner_of(app, path, "POST", data={"learner": grant_to(site, newcomer)}) != newcomer.learner


@pytest.mark.parametrize("grant", ["", "x", "tide.aaaaaa.bbbbbbbbbbb", 7, None, ["tide"], {"id": "tide"}])
def test_what_is_no_grant_is_somebody_new(app: Flask, newcomer: Visitor, grant: object) -> None:
    assert learner_of(app, "/api/answers", "POST", json={"learner": grant}) != newcomer.learner


def test_a_grant_of_somebody_who_has_answered_is_good_for_that_answer_alone(client: PageClient, site: Site) -> None:
    grant = PageClient(client.app).next_question()["learner"]
    first = answer_body(client) | {"learner": grant}
    assert PageClient(client.app).post_json("/api/answers", first).status == 200
    assert PageClient(client.app).post_json("/api/answers", first).status == 200
    assert row_counts(site)["learner"] == 1
    other = answer_body(client) | {"learner": grant}
    assert PageClient(client.app).post_json("/api/answers", other).status == 200
    assert row_counts(site)["learner"] == 2


def test_a_card_turned_over_does_not_open_what_an_answer_did(app: Flask, client: PageClient, site: Site) -> None:
    """A body of another kind that names the id of an answer is not a repeat of it."""
    grant = PageClient(client.app).next_question()["learner"]
    first = answer_body(client) | {"learner": grant}
    assert PageClient(client.app).post_json("/api/answers", first).status == 200
    stranger = learner_of(app, "/api/reveals", "POST", json={"learner": grant, "id": first["id"]})
    with site.database.reading() as connection:
        known = {row.id for row in connection.exec_driver_sql("SELECT id FROM learner")}
    assert stranger not in known
