"""From the content folder to what every worker serves."""

import logging
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from app.content.layers import Layers
from app.services.base.site import Site
from app.services.content.following import Follower
from app.store.database import Database
from app.store.tables import answer, question_revision
from app.web.shared.site import EXTENSION
from tests.builders import MODELS, break_file, crew, harbour, orchard, reworded, tide, write_yaml
from tests.conftest import StartApp
from tests.web.page_client import PageClient
from tests.web.visits import answer_in_pages, log_rows

NEW = "Which heavenly body pulls the tide?"


def first_question(app: Flask) -> str:
    return str(PageClient(app).next_question()["ask_html"])


def site_of(app: Flask) -> Site:
    found: Site = app.extensions[EXTENSION]
    return found


def reword(content: Path) -> None:
    write_yaml(content / "harbour.yaml", harbour(reworded(tide(), NEW), crew()))


def test_a_good_change_is_live_after_the_file_stood_still_for_a_look(app: Flask, site: Site, content: Path) -> None:
    reword(content)
    site.follower.look()
    assert NEW not in first_question(app)
    site.follower.look()
    assert NEW in first_question(app)


@pytest.mark.alone
def test_a_good_change_is_live_within_two_seconds(start_app: StartApp, content: Path) -> None:
    app = start_app(following=True)
    assert "What pulls the tide?" in first_question(app)
    reword(content)
    deadline = time.monotonic() + 2
    while NEW not in first_question(app):
        assert time.monotonic() < deadline, "not live after 2 seconds"
        time.sleep(0.05)


def test_a_broken_file_changes_nothing(app: Flask, site: Site, content: Path) -> None:
    break_file(content)
    site.follower.look(settled=True)
    assert "What pulls the tide?" in first_question(app)
    assert [(p.file, "explain" in p.message) for p in site.library.problems] == [("harbour.yaml", True)]


def test_a_broken_file_changes_nothing_after_a_restart_either(start_app: StartApp, content: Path) -> None:
    start_app()
    break_file(content)
    assert "What pulls the tide?" in first_question(start_app())


def test_a_broken_file_keeps_no_other_from_being_published(app: Flask, site: Site, content: Path) -> None:
    break_file(content)
    write_yaml(content / "orchard.yaml", orchard())
    site.follower.look(settled=True)
    assert set(site.library.sets) == {"harbour", "orchard"}


def test_a_broken_file_from_the_first_start_on_serves_nothing_and_does_not_fall(
    start_app: StartApp, content: Path
) -> None:
    break_file(content)
    assert PageClient(start_app()).get("/").status == 200


@pytest.mark.parametrize("nonsense", [b"\xff\xfe\x00harbour", b"a: &a [*a]\n", b"[" * 5000, b"", b"x" * 11_000_000])
def test_nonsense_in_the_folder_changes_nothing(app: Flask, site: Site, content: Path, nonsense: bytes) -> None:
    (content / "harbour.yaml").write_bytes(nonsense)
    site.follower.look(settled=True)
    assert "What pulls the tide?" in first_question(app)
    assert site.library.problems


def test_broken_sources_change_nothing(app: Flask, site: Site, content: Path) -> None:
    (content / "sources.yaml").write_text("sources: {}")
    reword(content)
    site.follower.look(settled=True)
    assert "What pulls the tide?" in first_question(app)


def test_where_the_instructor_is_asked_a_change_waits_for_the_command(start_app: StartApp, content: Path) -> None:
    app = start_app(KEEPGATE_PUBLISH="ask")
    site = site_of(app)
    assert site.library.sets == {}
    told = app.test_cli_runner().invoke(args=["content", "publish"])
    assert (told.exit_code, told.output) == (0, "published: harbour\n")
    site.follower.look()
    assert "What pulls the tide?" in first_question(app)
    reword(content)
    site.follower.look(settled=True)
    assert "What pulls the tide?" in first_question(app)
    app.test_cli_runner().invoke(args=["content", "publish"])
    site.follower.look()
    assert NEW in first_question(app)


@pytest.mark.parametrize("publish", ["auto", "ask"])
def test_answers_are_kept_by_their_texts_after_an_older_keepgate_digested_questions_in_another_way(
    start_app: StartApp, publish: str
) -> None:
    older = start_app()
    client = PageClient(older)
    answer_in_pages(client, "tide", choice="wind")
    with site_of(older).database.writing() as connection:
        connection.execute(update(question_revision).values(revision="older"))
        connection.execute(update(answer).values(revision="older"))
    client.app = start_app(KEEPGATE_PUBLISH=publish)
    session = client.browser.get_cookie("keepgate")
    client.restarted()
    client.browser.set_cookie("keepgate", session.value if session else "")
    assert answer_in_pages(client, "crew", choice=["keeper", "lamp"]).h1 == "✓ Right"
    assert "What pulls the tide?" in client.get(f"/answers/{log_rows(site_of(older))[0].id}").words
    assert log_rows(site_of(older))[1].revision != "older"


def test_publishing_by_command_tells_what_is_broken(start_app: StartApp, content: Path) -> None:
    break_file(content)
    told = start_app(KEEPGATE_PUBLISH="ask").test_cli_runner().invoke(args=["content", "publish"])
    assert told.exit_code == 1
    assert "harbour.yaml:" in told.output


def test_a_removed_file_retires_its_set(app: Flask, site: Site, content: Path) -> None:
    write_yaml(content / "orchard.yaml", orchard())
    site.follower.look(settled=True)
    (content / "harbour.yaml").unlink()
    site.follower.look(settled=True)
    assert set(site.library.sets) == {"orchard"}
    assert PageClient(app).get("/sets/harbour").status == 404


def test_a_folder_that_is_not_mounted_retires_nothing(start_app: StartApp, content: Path) -> None:
    app = start_app()
    shutil.rmtree(content)
    site_of(app).follower.look(settled=True)
    assert "What pulls the tide?" in first_question(app)
    assert "What pulls the tide?" in first_question(start_app())


def test_an_emptied_folder_is_a_warning_while_what_was_published_is_served(
    app: Flask, site: Site, content: Path
) -> None:
    (content / "harbour.yaml").unlink()
    site.follower.look(settled=True)
    health = PageClient(app).get("/healthz")
    assert (health.status, health.json["status"]) == (200, "ok")
    assert health.json["warning"].startswith("1 problem(s) in the content folder")
    told = app.test_cli_runner().invoke(args=["content", "check"])
    assert (told.exit_code, "no study set" in told.output) == (1, True)


def test_an_empty_folder_retires_nothing(app: Flask, site: Site, content: Path) -> None:
    for path in content.glob("*.yaml"):
        path.unlink()
    site.follower.look(settled=True)
    assert set(site.library.sets) == {"harbour"}


def test_a_renamed_file_keeps_its_set(app: Flask, site: Site, content: Path) -> None:
    (content / "harbour.yaml").rename(content / "port.yaml")
    site.follower.look(settled=True)
    assert set(site.library.sets) == {"harbour"}


def test_a_set_that_moves_to_another_file_and_is_edited_stays(app: Flask, site: Site, content: Path) -> None:
    (content / "harbour.yaml").unlink()
    write_yaml(content / "quay.yaml", harbour(reworded(tide(), NEW)))
    site.follower.look(settled=True)
    assert NEW in first_question(app)


def test_two_workers_come_to_serve_the_same(start_app: StartApp, content: Path) -> None:
    one, other = start_app(), start_app()
    reword(content)
    site_of(one).follower.look(settled=True)
    site_of(other).follower.look()
    assert first_question(one) == first_question(other)
    assert NEW in first_question(other)


def test_workers_that_publish_at_the_same_moment_all_succeed(
    database: Database, database_url: str, open_database: Callable[[str], Database], content: Path
) -> None:
    workers = [Follower(open_database(database_url), Layers(content), publishes=True) for _worker in range(6)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda worker: worker.look(settled=True), workers))
    for worker in workers:
        worker.look()
    assert [set(worker.library.sets) for worker in workers] == [{"harbour"}] * 6


def test_a_worker_that_does_not_publish_serves_what_others_did(start_app: StartApp, content: Path) -> None:
    start_app()
    shutil.rmtree(content)
    assert "What pulls the tide?" in first_question(start_app(KEEPGATE_PUBLISH="ask"))


def test_a_retrained_model_is_swapped_in(app: Flask, site: Site, content: Path) -> None:
    (content / "models" / "forget.json").unlink()
    site.follower.look(settled=True)
    shutil.copy(MODELS / "forget.json", content / "models" / "forget.json")
    site.follower.look(settled=True)
    assert "forget" in site.library.models


def test_problems_are_logged_with_file_and_line(site: Site, content: Path, caplog: pytest.LogCaptureFixture) -> None:
    break_file(content)
    with caplog.at_level(logging.WARNING):
        site.follower.look(settled=True)
    assert "harbour.yaml:" in caplog.text


def test_a_renamed_file_that_then_breaks_keeps_its_set(site: Site, content: Path) -> None:
    site.follower.look(settled=True)
    renamed = (content / "harbour.yaml").rename(content / "quay.yaml")
    site.follower.look(settled=True)
    renamed.write_text("set: [")
    site.follower.look(settled=True)
    assert "harbour" in site.library.sets


def test_a_set_under_a_new_id_takes_the_place_of_the_old_one(site: Site, content: Path) -> None:
    site.follower.look(settled=True)
    file = content / "harbour.yaml"
    file.write_text(file.read_text().replace("set: harbour", "set: quay", 1))
    site.follower.look(settled=True)
    assert set(site.library.sets) == {"quay"}
