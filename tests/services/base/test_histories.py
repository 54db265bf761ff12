"""Whatever happens, what stands beside the log is what the log says."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from sqlalchemy import Table, delete, insert, select, update

from app.services.base.rebuilding import differences, rebuild
from app.services.base.site import Site
from app.store.tables import activity, memory, tally
from tests.builders import every_type, write_content
from tests.depth import ON_ONE_FIXTURE, examples
from tests.services.histories import Class, Practise, Step, Undo, check, histories, stored
from tests.web.visits import learner_id

FOLLOWING = pytest.mark.parametrize("table", [memory, activity, tally], ids=lambda table: table.name)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour with a question of every type."""
    return write_content(tmp_path / "content", every_type())


@pytest.fixture
def group(site: Site, content: Path) -> Class:
    return Class(site, content)


@settings(max_examples=examples(100), suppress_health_check=ON_ONE_FIXTURE)
@given(steps=histories())
def test_after_any_history_the_log_says_all_that_stands_beside_it(group: Class, steps: list[Step]) -> None:
    one = Class(group.site, group.content, edition=group.edition)
    one.cleared()
    try:
        for step in steps:
            step.do(one)
        check(one)
    finally:
        group.edition = one.edition


@pytest.fixture
def practised(group: Class) -> Class:
    """The gull and the tern have answered, and taken something back."""
    for name, question, how in (
        ("gull", "tide", "right"),
        ("gull", "tide", "wrong"),
        ("gull", "level", "wrong"),
        ("tern", "crew", "partly"),
        ("tern", "tide", "skipped"),
    ):
        Practise(name, question, how, None, None, None).do(group)
    Undo(0, (False,)).do(group)
    assert list(differences(group.database)) == []
    return group


def run(app: Flask, *words: str) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(args=["study", "rebuild", *words])
    return done.exit_code, done.output


def tamper(site: Site, statement: Any) -> None:
    with site.database.writing() as connection:
        assert connection.execute(statement).rowcount


def changed(table: Table) -> Any:
    """One number of one row is another."""
    number = {"memory": "repetitions", "activity": "correct", "tally": "points"}[table.name]
    with_one = {name: column for name, column in table.c.items() if column.primary_key}
    found = select(*with_one.values()).order_by(*with_one.values()).limit(1).subquery()
    same = [column == select(found.c[name]).scalar_subquery() for name, column in with_one.items()]
    return update(table).where(*same).values({number: table.c[number] + 1})


@FOLLOWING
def test_a_changed_row_is_told_and_made_good(app: Flask, site: Site, practised: Class, table: Table) -> None:
    before = stored(site.database)
    assert run(app, "--check") == (0, "0 difference(s)\n")
    tamper(site, changed(table))
    (told,) = differences(site.database)
    status, said = run(app, "--check")
    assert (status, said) == (1, f"{told}\n1 difference(s)\n")
    assert run(app) == (0, "made again for 2 person(s)\n")
    assert run(app, "--check")[0] == 0
    assert stored(site.database) == before


@FOLLOWING
def test_missing_rows_are_told_and_made_good(app: Flask, site: Site, practised: Class, table: Table) -> None:
    before = stored(site.database)
    tamper(site, delete(table))
    named = {"tally": ["harbour/crew", "harbour/level", "harbour/tide"]}
    who = named.get(table.name) or sorted([learner_id("gull"), learner_id("tern")])
    found = list(differences(site.database))
    assert [line.rpartition(" ")[2] for line in found] == who
    assert run(app, "--check")[0] == 1
    rebuild(site.database)
    assert run(app, "--check")[0] == 0
    assert stored(site.database) == before


@FOLLOWING
def test_a_row_of_nobodys_is_told_and_taken_away(app: Flask, site: Site, practised: Class, table: Table) -> None:
    before = stored(site.database)
    with site.database.reading() as connection:
        row = dict(connection.execute(select(table)).mappings().all()[0])
    tamper(
        site,
        insert(table).values(row | {"question_id": "harbour/wreck"} if table is tally else row | {"person": "w" * 32}),
    )
    assert len(list(differences(site.database))) == 1
    assert run(app, "--check")[0] == 1
    rebuild(site.database)
    assert run(app, "--check")[0] == 0
    assert stored(site.database) == before


def test_checking_changes_nothing(app: Flask, site: Site, practised: Class) -> None:
    tamper(site, changed(memory))
    before = stored(site.database)
    run(app, "--check")
    assert stored(site.database) == before
