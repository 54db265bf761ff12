"""One's own content over the shipped one, while it is served."""

from pathlib import Path

import pytest
from flask import Flask

import app.cli.content as content_commands
import app.factory as factory
from app.services.base.site import Site
from app.web.shared.site import EXTENSION
from tests.builders import harbour, orchard, sources, tide, write_content, write_yaml
from tests.conftest import StartApp
from tests.web.page_client import PageClient


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_content(tmp_path / "shipped", harbour())
    monkeypatch.setattr(factory, "SHIPPED", folder)
    monkeypatch.setattr(content_commands, "SHIPPED", folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    write_yaml(tmp_path / "mine" / "orchard.yaml", orchard())
    return tmp_path / "mine"


def site_of(app: Flask) -> Site:
    found: Site = app.extensions[EXTENSION]
    return found


def status(app: Flask, *paths: str) -> list[int]:
    client = PageClient(app)
    return [client.get(path).status for path in paths]


def test_ones_own_sets_are_served_with_shipped_models_and_sources(
    start_app: StartApp, shipped: Path, own: Path
) -> None:
    app = start_app(KEEPGATE_CONTENT=str(own))
    assert status(app, "/sets/orchard", "/sets/harbour", "/lab/forget", "/lab/counter") == [200, 404, 200, 200]
    assert PageClient(app).get("/healthz").json == {"status": "ok"}
    done = app.test_cli_runner().invoke(args=["content", "check"])
    assert (done.exit_code, "orchard.yaml: 1 questions" in done.output) == (0, True)


def test_a_shipped_set_is_served_beside_them_where_the_setting_names_it(
    start_app: StartApp, shipped: Path, own: Path
) -> None:
    app = start_app(KEEPGATE_CONTENT=str(own), KEEPGATE_SHIPPED="harbour")
    assert status(app, "/sets/orchard", "/sets/harbour") == [200, 200]
    later = start_app(KEEPGATE_CONTENT=str(own))
    assert status(later, "/sets/orchard", "/sets/harbour") == [200, 404]


def test_changes_of_either_folder_are_followed(start_app: StartApp, shipped: Path, own: Path) -> None:
    app = start_app(KEEPGATE_CONTENT=str(own))
    site = site_of(app)
    works = sources()
    works["sources"]["almanac"]["title"] = "The New Almanac"
    write_yaml(shipped / "sources.yaml", works)
    site.follower.look(settled=True)
    (source,) = site.question("orchard/apple").sources
    assert "The New Almanac" in str(source)
    write_yaml(own / "sources.yaml", {"sources": {"almanac": {**works["sources"]["almanac"], "year": 1999}}})
    site.follower.look(settled=True)
    assert [problem.file for problem in site.library.problems] == ["sources.yaml"]
    assert "The New Almanac" in str(site.question("orchard/apple").sources)  # the last good version


def test_an_update_that_takes_a_shipped_model_away_leaves_what_is_published(
    start_app: StartApp, shipped: Path, own: Path
) -> None:
    app = start_app(KEEPGATE_CONTENT=str(own))
    (shipped / "models" / "forget.json").unlink()
    site_of(app).follower.look(settled=True)
    assert site_of(app).library.problems
    assert status(app, "/sets/orchard") == [200]


def test_a_folder_that_is_not_mounted_takes_nothing_away(start_app: StartApp, shipped: Path, own: Path) -> None:
    app = start_app(KEEPGATE_CONTENT=str(own), KEEPGATE_SHIPPED="harbour")
    own.rename(own.with_name("elsewhere"))
    site_of(app).follower.look(settled=True)
    assert status(app, "/sets/orchard", "/sets/harbour") == [200, 200]
    assert status(start_app(KEEPGATE_CONTENT=str(own)), "/sets/orchard") == [200]


def test_what_was_copied_of_the_shipped_folder_is_no_clash(start_app: StartApp, shipped: Path, own: Path) -> None:
    write_content(own, orchard())
    write_yaml(own / "harbour.yaml", harbour(tide()))
    app = start_app(KEEPGATE_CONTENT=str(own))
    assert status(app, "/sets/orchard", "/sets/harbour") == [200, 200]
    assert site_of(app).library.problems == ()
