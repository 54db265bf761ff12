"""Errors in words, and the health of the server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.factory import create_app
from app.services.base.site import Site
from app.settings import Settings
from app.store import gate
from app.store.migrating import migrate
from app.web.shared.site import EXTENSION, JOBS
from tests.closing import close
from tests.conftest import SECRET, StartApp
from tests.web.page_client import PageClient
from tests.web.visits import question_page, row_counts

UNKNOWN = (
    "/nowhere",
    "/sets/atlantis",
    "/sets/atlantis/quiz",
    "/sets/harbour/quiz?question=kraken",
    "/sets/harbour/flashcards?question=tide",
    "/lab/kraken",
    "/answers/00000000-0000-4000-8000-000000000000",
    "/answers/1",
)


@pytest.mark.parametrize("path", UNKNOWN)
def test_a_page_that_is_not_there_says_so(client: PageClient, path: str) -> None:
    page = client.get(path)
    assert (page.status, page.h1) == (404, "There is nothing here")
    assert "/" in page.links()


def test_a_wrong_method_says_so(client: PageClient) -> None:
    page = client.get("/answers")
    assert page.status == 405
    assert "POST" in page.headers["Allow"]


def test_a_form_over_64_kib_is_too_much(client: PageClient, site: Site) -> None:
    form = question_page(client, "knots").form.filled(gap=["knots", "f" * 65_536])
    assert client.send(form).status == 413
    assert row_counts(site)["answer"] == 0


def test_a_healthy_server_says_so(client: PageClient) -> None:
    reply = client.get("/healthz")
    assert (reply.status, reply.json) == (200, {"status": "ok"})


def test_a_server_without_a_study_set_is_not_healthy(start_app: StartApp, tmp_path: Path) -> None:
    client = PageClient(start_app(KEEPGATE_CONTENT=str(tmp_path / "unmounted")))
    assert client.get("/healthz").status == 503
    assert "No study set is published yet" in client.get("/").words


def test_a_server_without_its_tables_is_not_healthy(client: PageClient, site: Site) -> None:
    with site.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE marking")
    reply = client.get("/healthz")
    assert reply.status == 503


@pytest.fixture
def unmade(empty_database_url: str, tmp_path: Path, content: Path) -> Iterator[Flask]:
    """An application that was started before its database was migrated."""
    environ = {
        "DATABASE_URL": empty_database_url,
        "KEEPGATE_CONTENT": str(content),
        "KEEPGATE_INSTANCE": str(tmp_path / "instance"),
        "SECRET_KEY": SECRET,
    }
    app = create_app(Settings.from_environ(environ))
    yield app
    site: Site = app.extensions[EXTENSION]
    app.extensions[JOBS].stop()
    close(site.database)


def test_a_server_that_starts_without_its_tables_is_not_healthy_until_it_has_them(
    unmade: Flask, tmp_path: Path
) -> None:
    client = PageClient(unmade)
    unhealthy = client.get("/healthz")
    assert (unhealthy.status, set(unhealthy.json)) == (503, {"status"})
    page = client.get("/")
    assert (page.status, page.h1) == (500, "Something broke on our side")
    assert client.get("/api/sets").json["status"] == 500
    migrate(unmade.extensions[EXTENSION].database, tmp_path / "copies")
    assert client.get("/healthz").status == 200


def test_a_broken_server_apologises_and_tells_nothing(client: PageClient, site: Site) -> None:
    form = question_page(client, "tide").form.filled(choice="moon")
    with site.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE marking")
    page = client.send(form)
    assert page.status == 500
    assert "marking" not in page.text
    assert "Nothing was" not in page.words  # it may have broken after the answer was written
    assert "An answer sent again is counted once." in page.words


def test_a_writer_who_waits_too_long_is_told_to_send_it_again(
    client: PageClient, site: Site, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind != "sqlite":
        pytest.skip("the gate is SQLite's: PostgreSQL locks rows itself")
    monkeypatch.setattr(gate, "PATIENCE", 0.05)
    form = question_page(client, "tide").form.filled(choice="moon")
    with site.database.writing():
        page = client.send(form)
    assert (page.status, page.headers["Retry-After"]) == (503, "1")
    assert client.sent(form).h1 == "✓ Right"
    assert row_counts(site)["answer"] == 1


def test_the_styleguide_is_a_page_like_any_other(app: Flask) -> None:
    assert PageClient(app).get("/styleguide").status == 200
