"""All that is stored of somebody is in their file, readable, and nothing of anybody else's."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from app.services.accounts.exporting import TIMES, export
from app.services.accounts.owners import set_owner
from app.services.base.site import Site
from app.store import personal
from app.store.personal import PERSONAL
from app.store.tables import metadata
from tests.services.accounts.forgettable import fill_every_table, learners, stored
from tests.web.page_client import PageClient
from tests.web.sittings import handed_in, started
from tests.web.visits import answer_in_pages, learner_id

NOW = datetime(2026, 11, 18, 13, tzinfo=UTC)


def exported(site: Site, person: str) -> Any:
    return json.loads("".join(export(site.database, person, NOW)))


def test_every_row_of_every_table_is_there_and_of_nobody_else(
    client: PageClient, other_client: PageClient, site: Site
) -> None:
    mine = fill_every_table(client, site)
    alone = {name: len(rows) for name, rows in stored(site).items()}
    theirs = fill_every_table(other_client, site)
    found = exported(site, mine)
    assert found["format"] == "keepgate-learner/1"
    assert found["made_at"] == "2026-11-18T13:00:00.000Z"
    assert {name: len(rows) for name, rows in found["tables"].items()} == {
        table.name: alone[table.name] for table in PERSONAL
    }
    assert all(found["tables"].values())
    assert theirs not in json.dumps(found)


def test_every_column_is_there_and_says_what_the_table_says(client: PageClient, site: Site) -> None:
    mine = fill_every_table(client, site)
    found = exported(site, mine)["tables"]
    for table in PERSONAL:
        assert {frozenset(row) for row in found[table.name]} == {frozenset(table.c.keys())}, table.name
    (row,) = found["learner"]
    assert (row["id"], row["zone"]) == (mine, "Asia/Tokyo")
    assert [(row["set_id"], row["day"][4:]) for row in found["exam_date"]] == [("harbour", "-02-15")]
    assert found["round"][0]["questions"] == ["harbour/tide"]
    first = found["answer"][0]
    assert first["response"] == {"choice": "wind"}
    assert datetime.fromisoformat(first["at"]).year == 2026
    assert found["marking"][0]["key"] == {"choice": "moon"}
    assert isinstance(found["attempt"][0]["paper"], list)


def test_every_time_is_written_as_one() -> None:
    """A count of milliseconds that is no duration is a moment."""
    counts = {"position", "elapsed_ms", "points", "answer"}
    wide = {
        (table.name, column.name)
        for table in PERSONAL
        for column in table.c
        if column.type.python_type is int and column.name not in TIMES | counts
    }
    small = {"Integer"}
    assert {f"{metadata.tables[t].c[c].type!r}".partition("(")[0] for t, c in wide} == small


def test_many_rows_are_read_page_by_page(client: PageClient, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = fill_every_table(client, site)
    whole = exported(site, mine)
    for size in (1, 2, 3):
        monkeypatch.setattr(personal, "A_PAGE", size)
        assert exported(site, mine) == whole


def test_the_file_of_a_person_holds_all_their_devices(client: PageClient, other_client: PageClient, site: Site) -> None:
    both = {fill_every_table(client, site), fill_every_table(other_client, site)}
    for one in both:
        set_owner(site.database, one, learner_id("keeper"))
    found = exported(site, learner_id("keeper"))["tables"]
    assert {row["id"] for row in found["learner"]} == both
    assert {row["learner_id"] for row in found["answer"]} == both


def test_of_nobody_there_is_nothing(site: Site) -> None:
    found = exported(site, learner_id("nobody"))["tables"]
    assert set(found) == {table.name for table in PERSONAL}
    assert not any(found.values())


def run(app: Flask, *words: str) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(args=["learner", *words])
    return done.exit_code, done.output


def test_the_host_reads_it_out_and_forgets(client: PageClient, app: Flask, site: Site, tmp_path: Any) -> None:
    answer_in_pages(client, "tide", choice="moon")
    handed_in(client, started(client))
    (mine,) = learners(site)
    status, said = run(app, "export", mine)
    assert status == 0
    assert json.loads(said)["tables"]["learner"][0]["id"] == mine
    assert run(app, "export", mine, "--to", str(tmp_path / "learner.json"))[0] == 0
    assert json.loads((tmp_path / "learner.json").read_text())["tables"]["answer"]
    assert run(app, "forget", mine)[0] == 1  # nobody said yes
    assert learners(site) == {mine}
    assert run(app, "forget", mine, "--yes") == (0, f"forgot {mine}; copies made before still hold it\n")
    assert learners(site) == set()
    for words in (("forget", mine, "--yes"), ("export", mine)):
        assert run(app, *words) == (1, f"nothing is stored of {mine}\n")
