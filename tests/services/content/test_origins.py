"""A set knows where it comes from: files retire and overwrite only what came from files."""

from pathlib import Path

import pytest
from sqlalchemy import update

from app.content import building, trials
from app.content.layers import Layers
from app.content.loading import check_layers
from app.content.question_types.base import QuestionIn
from app.content.sources import Sources
from app.services.base.site import Site
from app.services.content import following
from app.services.content.following import Follower
from app.store.tables import published_set
from tests.builders import break_file, every_type, harbour, orchard, reworded, tide, write_content, write_yaml

NEW = "Which heavenly body pulls the tide?"


def came_from_the_desk(site: Site, set_id: str = "harbour") -> None:
    with site.database.writing() as connection:
        connection.execute(update(published_set).where(published_set.c.id == set_id).values(origin="desk"))


def asks(site: Site) -> str:
    return site.question("harbour/tide").ask.original


def test_a_set_of_the_desk_is_not_retired_with_the_files(site: Site, content: Path) -> None:
    came_from_the_desk(site)
    (content / "harbour.yaml").unlink()
    write_yaml(content / "orchard.yaml", orchard())
    site.follower.look(settled=True)
    assert set(site.library.sets) == {"harbour", "orchard"}


def test_a_file_takes_no_set_away_from_the_desk_and_is_told(site: Site, content: Path) -> None:
    came_from_the_desk(site)
    write_yaml(content / "harbour.yaml", harbour(reworded(tide(), NEW)))
    site.follower.look(settled=True)
    assert asks(site) == "What pulls the tide?"
    (told,) = site.library.problems
    assert (told.file, told.line) == ("harbour.yaml", 1)
    assert "`harbour` is published already, from the desk" in told.message


def test_the_first_file_keeps_an_id_while_it_is_there_though_broken(site: Site, content: Path) -> None:
    break_file(content)
    write_yaml(content / "another.yaml", harbour(reworded(tide(), NEW)))
    site.follower.look(settled=True)
    assert asks(site) == "What pulls the tide?"
    assert any("published already, from harbour.yaml" in problem.message for problem in site.library.problems)


def test_a_file_that_was_renamed_keeps_its_set(site: Site, content: Path) -> None:
    (content / "harbour.yaml").rename(content / "port.yaml")
    site.follower.look(settled=True)
    assert set(site.library.sets) == {"harbour"}
    assert site.library.problems == ()


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The id of each question that is built from now on."""
    ids: list[str] = []
    build = building.build_question

    def counting(set_id: str, document: QuestionIn, language: str, sources: Sources) -> object:
        ids.append(document.id)
        return build(set_id, document, language, sources)

    for module in (building, trials):
        monkeypatch.setattr(module, "build_question", counting)
    monkeypatch.setattr(following, "check_layers", check_layers)  # what was checked for another test is built already
    return ids


def test_a_publish_builds_each_question_once(site: Site, content: Path, built: list[str]) -> None:
    write_content(content, every_type())
    site.follower.look(settled=True)
    assert sorted(built) == sorted(question["id"] for question in every_type()["questions"])
    built.clear()
    site.follower.look(settled=True)
    assert built == []


def test_another_worker_builds_what_it_loads(site: Site, content: Path, built: list[str]) -> None:
    other = Follower(site.database, Layers(content), publishes=False)
    other.look(settled=True)
    assert set(other.library.sets) == {"harbour"}
    built.clear()
    write_yaml(content / "orchard.yaml", orchard())
    site.follower.look(settled=True)
    assert sorted(built) == ["apple", "crew", "knots", "port", "tide"]
    built.clear()
    other._load()
    assert built == ["apple"]  # what it serves already is the same
    assert set(other.library.sets) == {"harbour", "orchard"}
