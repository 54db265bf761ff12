"""The misconception behind a wrong answer is told by its name, for every type, by today's name."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.services.base.rebuilding import differences
from app.services.base.site import Site
from app.store import memories
from app.study.tallies import Counted, counted_as_today
from tests.builders import CELL_SLIPS, every_type, write_content, write_yaml
from tests.web.page_client import PageClient, Reply, words
from tests.web.solving import filled, right, seen_in_page, wrong
from tests.web.visits import answer_body, answer_in_pages, log_rows, question_page

WRONG = {
    "tide": ["waves-for-tides"],
    "crew": ["house-as-ship", "tower-as-mast"],
    "knots": ["land-for-sea"],
    "salt": ["sweet-sea"],
    "rope": ["any-rope"],
    "fathom": ["fraction-upside-down"],
    "lights": ["sides"],
    "level": ["gates-swapped"],
}
UNNAMED = ("landing", "ebb", "flood")


def tags(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (part["misconception"],) if "misconception" in part else ()
        part = list(part.values())
    for one in part if isinstance(part, list) else []:
        yield from tags(one)


def names(**changes: Any) -> dict[str, Any]:
    """The file `misconceptions.yaml` for the harbour, with these entries added or, where None, left out."""
    ids = {*tags(every_type()), *CELL_SLIPS}
    entries = {id_: {"name": {"en": f"N-{id_}", "es": f"Ñ-{id_}"}, "sentence": f"S-{id_}"} for id_ in sorted(ids)}
    changed = {key.replace("_", "-"): entry for key, entry in changes.items()}
    return {"misconceptions": {id_: entry for id_, entry in {**entries, **changed}.items() if entry}}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = write_content(tmp_path / "content", every_type())
    write_yaml(folder / "misconceptions.yaml", names())
    return folder


def likeness(page: Reply) -> str:
    return next((words(one) for one in page.elements("section") if one.get("class") == "likeness"), "")


def answered(client: PageClient, name: str, how: Any) -> Reply:
    page = question_page(client, name)
    return client.sent(filled(page.form, how(seen_in_page(page))))


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_answer_is_told_what_it_looks_like(client: PageClient, name: str) -> None:
    told = likeness(answered(client, name, wrong))
    assert told.startswith("This looks like: ")
    names = [f"N-{id_} . S-{id_}" for id_ in WRONG[name]]
    assert sorted(told.removeprefix("This looks like: ").split(" And like: ")) == names


@pytest.mark.parametrize("name", WRONG)
def test_neither_a_right_answer_nor_none_looks_like_anything(client: PageClient, name: str) -> None:
    assert likeness(answered(client, name, right)) == ""
    assert likeness(client.sent(question_page(client, name).form.filled(skipped="1"))) == ""


@pytest.mark.parametrize("name", UNNAMED)
def test_a_type_without_misconceptions_names_none(client: PageClient, name: str) -> None:
    assert likeness(answered(client, name, wrong)) == ""


def test_the_name_is_in_the_language_of_the_page(client: PageClient) -> None:
    form = question_page(client, "tide").form
    client.sent(form.filled(choice="wind"))
    page = client.get(f"/answers/{form.fields['id']}", accept_language="es")
    assert likeness(page).startswith("Esto parece: Ñ-waves-for-tides")


def test_json_tells_ids_names_and_sentences(client: PageClient) -> None:
    told = client.post_json("/api/answers", answer_body(client, "crew", response={"choices": ["anchor", "sail"]})).json
    assert told["misconception"] == told["misconceptions"][0]["id"]
    assert sorted(told["misconceptions"], key=lambda one: str(one["id"])) == [
        {"id": id_, "name": f"N-{id_}", "html": f"<p>S-{id_}</p>\n"} for id_ in ("house-as-ship", "tower-as-mast")
    ]


def test_an_answer_is_told_by_the_name_that_its_misconception_has_now(
    client: PageClient, site: Site, content: Path
) -> None:
    form = question_page(client, "tide").form
    client.sent(form.filled(choice="wind"))
    revision = log_rows(site)[-1].revision
    merged = {"name": "wind for moon", "sentence": "The moon pulls.", "aka": ["waves-for-tides"]}
    write_yaml(content / "misconceptions.yaml", names(waves_for_tides=None, wind_for_moon=merged))
    site.follower.look(settled=True)
    page = client.get(f"/answers/{form.fields['id']}")
    assert likeness(page) == "This looks like: wind for moon . The moon pulls."
    answer_in_pages(client, "tide", choice="wind")
    assert log_rows(site)[-1].revision == revision


def test_merging_leaves_the_tallies_as_the_log_has_them_and_counts_as_one(
    client: PageClient, site: Site, content: Path
) -> None:
    answer_in_pages(client, "crew", choice=["keeper", "sail"])
    merged = {"name": "ships", "sentence": "It stands.", "aka": ["house-as-ship", "tower-as-mast"]}
    write_yaml(content / "misconceptions.yaml", names(house_as_ship=None, tower_as_mast=None, ships=merged))
    site.follower.look(settled=True)
    answer_in_pages(client, "crew", choice=["anchor", "keeper"])
    assert list(differences(site.database)) == []
    with site.database.reading() as connection:
        sums = memories.tallies(connection, "harbour/crew")
    counted = counted_as_today(sums, site.library.misconceptions("harbour"))
    assert {key.name: one.answers for key, one in counted.items() if key.counted is Counted.MISCONCEPTION} == {
        "ships": 2
    }


def test_a_set_that_names_nothing_calls_them_by_their_ids(client: PageClient, site: Site, content: Path) -> None:
    (content / "misconceptions.yaml").unlink()
    site.follower.look(settled=True)
    assert likeness(answered(client, "tide", wrong)) == "This looks like: waves for tides ."


def test_a_retired_set_is_told_by_the_names_that_others_give(client: PageClient, site: Site, content: Path) -> None:
    form = question_page(client, "tide").form
    client.sent(form.filled(choice="wind"))
    (content / "harbour.yaml").unlink()
    write_yaml(content / "orchard.yaml", {**every_type(), "set": "orchard"})
    site.follower.look(settled=True)
    assert "N-waves-for-tides" in likeness(client.get(f"/answers/{form.fields['id']}"))
