"""Which pages are compressed: those that are nobody's."""

import gzip

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import StartApp
from tests.web.page_client import PageClient

PAGES = ["/", "/sets/harbour", "/lab/counter", "/progress"]
TAKES = {"Accept-Encoding": "gzip"}


def coding(client: FlaskClient, path: str, **headers: str) -> str | None:
    return client.get(path, headers={**TAKES, **headers}).headers.get("Content-Encoding")


@pytest.mark.parametrize("path", PAGES)
def test_the_first_page_that_somebody_sees_is_compressed_and_the_same(app: Flask, path: str) -> None:
    reply = app.test_client().get(path, headers=TAKES)
    assert (reply.headers["Content-Encoding"], "Accept-Encoding" in reply.headers["Vary"]) == ("gzip", True)
    assert b"</html>" in gzip.decompress(reply.data)
    assert int(reply.headers["Content-Length"]) == len(reply.data)
    assert coding(app.test_client(), path, **{"Accept-Encoding": "identity"}) is None


@pytest.mark.parametrize("path", PAGES)
def test_no_page_of_somebody_is_compressed(client: PageClient, path: str) -> None:
    """Its length would tell of what it holds."""
    client.get("/")
    assert client.browser._cookies
    assert coding(client.browser, path) is None


@pytest.mark.parametrize("cookie", ["keepgate", "__Host-keepgate", "language", "zone", "of-a-proxy"])
def test_any_cookie_makes_a_page_somebodys(app: Flask, cookie: str) -> None:
    client = app.test_client()
    client.set_cookie(cookie, "x")
    assert coding(client, "/") is None


def test_neither_is_a_page_behind_a_password(app: Flask) -> None:
    assert coding(app.test_client(), "/", Authorization="Basic eDp5") is None


def test_neither_is_what_answers_a_form(app: Flask) -> None:
    reply = app.test_client().post("/answers", data={}, headers={**TAKES, "Origin": "http://localhost"})
    assert "Content-Encoding" not in reply.headers


def test_over_https_it_is_the_same(start_app: StartApp) -> None:
    app = start_app(PUBLIC_URL="https://localhost")
    client = app.test_client()
    assert coding(client, "/") == "gzip"
    assert coding(client, "/") is None


@pytest.mark.parametrize(
    "path",
    [
        "/lab/text/run",
        "/lab/text/strips.svg",
        "/lab/text/numbers.csv",
        "/api/lab/trace?model=reset&sequence=" + "(a)" * 40,
    ],
)
def test_the_labs_numbers_and_pictures_are_compressed_for_everybody(client: PageClient, path: str) -> None:
    """They hold what the address asks for, and no secret."""
    client.get("/")
    assert client.browser._cookies
    plain, squeezed = (client.browser.get(path, headers=headers).data for headers in ({}, TAKES))
    assert coding(client.browser, path) == "gzip"
    assert gzip.decompress(squeezed) == plain
    assert len(squeezed) < len(plain) / 1.5
