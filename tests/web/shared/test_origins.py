"""Writes come from our own pages, or as JSON from no page at all."""

import pytest
from flask import Flask

from app.services.base.site import Site
from tests.conftest import StartApp
from tests.web.page_client import OURS, PageClient
from tests.web.visits import answer_body, question_page, row_counts

FOREIGN = ("https://wreckers.example", "http://localhost:81", "https://localhost", "null", "http://localhost.evil", "")


def post_paths(app: Flask) -> list[str]:
    return sorted(rule.rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ()))


def test_every_post_refuses_a_foreign_origin(app: Flask, client: PageClient, site: Site) -> None:
    ours = {
        "/answers",
        "/attempts",
        "/endings",
        "/reveals",
        "/retractions",
        "/language",
        "/api/answers",
        "/api/reveals",
    }
    assert ours <= set(post_paths(app))
    for path in post_paths(app):
        for origin in FOREIGN:
            form = client.browser.post(path, data={"language": "en"}, headers={"Origin": origin})
            sent_json = client.browser.post(path, json={}, headers={"Origin": origin})
            assert (path, origin, form.status_code, sent_json.status_code) == (path, origin, 403, 403)
    assert set(row_counts(site).values()) == {0}


def test_every_post_refuses_a_form_that_says_no_origin(app: Flask, client: PageClient) -> None:
    assert {client.browser.post(path, data={"language": "en"}).status_code for path in post_paths(app)} == {403}


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_json_in_disguise_is_no_json(client: PageClient, content_type: str) -> None:
    reply = client.browser.post("/api/answers", data=b"{}", content_type=content_type)
    assert reply.status_code == 403


def test_json_without_an_origin_passes(client: PageClient) -> None:
    assert client.post_json("/api/answers", answer_body(client)).status == 200


def test_json_from_our_own_page_passes(client: PageClient) -> None:
    assert client.post_json("/api/answers", answer_body(client), Origin=OURS).status == 200


def test_a_refused_form_is_told_in_words(client: PageClient) -> None:
    page = client.send(question_page(client, "tide").form.filled(choice="moon"), origin="https://wreckers.example")
    assert (page.status, page.h1) == (403, "That is not allowed")


def test_behind_a_public_address_that_address_is_ours(start_app: StartApp) -> None:
    client = PageClient(start_app(PUBLIC_URL="http://school.lan"))
    form = question_page(client, "tide").form.filled(choice="moon")
    assert client.send(form, origin="http://localhost").status == 403
    assert client.send(form, origin="http://school.lan").status == 303


@pytest.mark.parametrize(
    "address",
    ["https://Keepgate.School.example", "https://keepgate.school.example:443", "https://keepgate.school.example/"],
)
def test_a_public_address_is_ours_however_it_is_written(start_app: StartApp, address: str) -> None:
    client = PageClient(start_app(PUBLIC_URL=address))
    reply = client.browser.post(
        "/language", data={"language": "en"}, headers={"Origin": "https://keepgate.school.example"}
    )
    assert reply.status_code == 303


def test_a_host_that_is_not_ours_is_refused(client: PageClient, site: Site) -> None:
    for path in ("/", "/api/sets"):
        assert client.browser.get(path, headers={"Host": "wreckers.example"}).status_code == 400


def test_behind_a_public_address_its_host_is_trusted_and_no_other(start_app: StartApp) -> None:
    browser = start_app(PUBLIC_URL="http://school.lan").test_client()
    assert browser.get("/", headers={"Host": "school.lan"}).status_code == 200
    assert browser.get("/", headers={"Host": "wreckers.example"}).status_code == 400


def test_behind_a_proxy_its_word_counts_and_without_one_it_does_not(start_app: StartApp) -> None:
    told = {"X-Forwarded-Host": "school.lan", "X-Forwarded-Proto": "http", "Host": "localhost"}
    trusting = start_app(PUBLIC_URL="http://school.lan", TRUSTED_PROXIES="1").test_client()
    assert trusting.get("/", headers={**told, "Host": "app-1.internal"}).status_code == 200
    assert (
        start_app(PUBLIC_URL="http://school.lan")
        .test_client()
        .get("/", headers={**told, "Host": "app-1.internal"})
        .status_code
        == 400
    )
