"""The commands of those who host."""

import re
import socket
from pathlib import Path

import pytest
from flask import Flask

import app.cli.database as app_cli
from app.services.base.site import Site
from app.settings import Settings
from tests.store.postgres import programs
from tests.web.page_client import PageClient
from tests.web.sittings import attempt_of, handed_in, started
from tests.web.visits import answer_in_pages, row_counts


@pytest.fixture(autouse=True)
def _client_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's own programs, found also where they are not in PATH."""
    if found := programs():
        monkeypatch.setenv("PATH", str(found), prepend=":")


def run(app: Flask, *words: str) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(args=words)
    return done.exit_code, done.output


def test_a_backup_can_be_restored(app: Flask, client: PageClient, site: Site, tmp_path: Path) -> None:
    status, said = run(app, "backup", str(tmp_path / "copies"))
    (copy,) = (tmp_path / "copies").iterdir()
    assert (status, said) == (0, f"saved {copy}\n")
    answer_in_pages(client, "tide", choice="moon")
    status, said = run(app, "restore", str(copy))
    assert (status, row_counts(site)["answer"]) == (0, 0)
    kept = re.search(r"what was there before is in (\S+)", said)
    assert kept
    run(app, "restore", kept[1])
    assert row_counts(site)["answer"] == 1


def test_a_restore_from_nothing_says_so_in_a_line(app: Flask, tmp_path: Path) -> None:
    status, said = run(app, "restore", str(tmp_path / "nothing.db"))
    assert status == 1
    assert "there is no file" in said
    assert "Traceback" not in said


def test_sweeping_says_how_many_were_forgotten(app: Flask) -> None:
    assert run(app, "sweep") == (0, "forgot 0 visitor(s)\n")


def test_migrating_what_is_new_says_nothing(app: Flask) -> None:
    assert run(app, "migrate") == (0, "")


def test_checking_good_content_counts_its_questions(app: Flask, content: Path) -> None:
    status, said = run(app, "content", "check")
    assert status == 0
    assert "harbour.yaml: 4 questions" in said


def test_the_server_starts_its_workers_with_nothing_open(
    app: Flask, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection or a lock that is open when the workers are forked would be one for all of them."""
    seen = []

    def serve(_settings: Settings, _listener: socket.socket) -> None:
        seen.append((site.database.engine.pool.checkedin(), getattr(site.database.gate, "_lock", None)))  # type: ignore[attr-defined]

    monkeypatch.setattr(app_cli, "serve", serve)
    monkeypatch.setattr(app_cli, "listen", lambda _host, _port: socket.socket())
    assert run(app, "serve")[0] == 0
    assert seen == [(0, None)]


def test_running_tests_are_listed_and_given_extra_time(app: Flask, client: PageClient) -> None:
    assert run(app, "class", "tests") == (0, "no test is running\n")
    page = started(client)
    attempt = attempt_of(page)
    status, said = run(app, "class", "tests")
    assert (status, said.split()[:2]) == (0, [attempt, "harbour"])
    assert "extra 0 min" in said
    status, said = run(app, "class", "extra-time", attempt, "12")
    assert (status, "extra 12 min" in said) == (0, True)
    assert "30 minutes left" in client.get(page.path).words


def test_extra_time_for_no_running_test_says_why(app: Flask, client: PageClient) -> None:
    page = started(client)
    handed_in(client, page)
    for attempt, reason in ((attempt_of(page), "has ended and was marked"), ("nothing", "there is no test nothing")):
        status, said = run(app, "class", "extra-time", attempt, "5")
        assert (status, reason in said, "Traceback" in said) == (1, True, False)


@pytest.mark.parametrize("minutes", ["0", "601", "-5", "many"])
def test_extra_time_has_bounds(app: Flask, client: PageClient, minutes: str) -> None:
    status, _said = run(app, "class", "extra-time", "--", attempt_of(started(client)), minutes)
    assert status == 2
