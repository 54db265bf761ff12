"""The log of version 0002, migrated: every answer with its marking, and what follows from it."""

import json
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from flask import Flask
from sqlalchemy import Row, func, select

from app.services.base.rebuilding import differences
from app.services.base.refusals import RunningTest
from app.services.base.site import Site
from app.services.hosting.database import migrate
from app.services.study.answering import marked_answer
from app.store import memories
from app.store.database import Database
from app.store.migrating import _config, version
from app.store.tables import answer, marking, question_revision, retraction
from app.study.days import Days
from app.study.fading import support_of
from app.study.memory import Remembered
from app.study.question_memory import QuestionMemory
from app.study.question_types.table import BY_NAME
from tests.conftest import SECRET
from tests.golden.loading import load
from tests.golden.recorded import (
    ANSWERS,
    MOMENT,
    PEOPLE,
    RECORDED,
    Recorded,
    browser_of,
    changed,
    filled_in,
    in_ms,
    moment,
    send,
)
from tests.store.test_migrating import differences as differences_of_tables

SAME = ("question_id", "revision", "key_hash", "mode", "seed", "certainty", "hints", "elapsed_ms", "attempt")
EXACT = 1e-9
GONE = "orchard/apple"


@pytest.fixture(autouse=True)
def _both_kinds(kind: str) -> None:
    """All of this is so on each database."""


def rows(database: Database) -> dict[str, Row[Any]]:
    """Every answer by its id, with its newest marking and its newest event."""
    newest = select(func.max(marking.c.position)).where(marking.c.answer == answer.c.position).correlate(answer)
    last = select(func.max(retraction.c.position)).where(retraction.c.answer == answer.c.position).correlate(answer)
    joined = answer.join(marking, marking.c.position == newest.scalar_subquery()).join(
        retraction, retraction.c.position == last.scalar_subquery(), isouter=True
    )
    marked = (marking.c.rule, marking.c.version, marking.c.key, marking.c.score, marking.c.at.label("marked_at"))
    taken_back = (retraction.c.retracted, retraction.c.at.label("retracted_at"))
    with database.reading() as connection:
        found = connection.execute(select(answer, *marked, *taken_back).select_from(joined))
        return {row.id: row for row in found}


def stored(row: Row[Any]) -> Recorded:
    """A row of the log, in the words of the record."""
    return {
        **{name: getattr(row, name) for name in SAME},
        "learner": row.learner_id,
        "meeting": row.repetition,
        "response": json.loads(row.response),
        "at": row.at,
    }


def recorded(one: Recorded) -> Recorded:
    return {
        **{name: one[name] for name in (*SAME, "meeting", "response")},
        "learner": PEOPLE[one["learner"]]["id"],
        "at": in_ms(moment(one["at"]) or MOMENT),
    }


def by_id(what: Any) -> dict[str, Any]:
    return {one["id"]: what(one) for one in ANSWERS}


def type_of(database: Database, row: Row[Any]) -> str:
    of_text = (question_revision.c.revision == row.revision) & (question_revision.c.question_id == row.question_id)
    with database.reading() as connection:
        document = connection.scalar(select(question_revision.c.document).where(of_text))
    return str(json.loads(document or "")["question"]["type"])


def test_the_models_are_those_that_the_history_was_made_with(site: Site) -> None:
    library = site.library
    digests = {name: model.digest for name, model in library.models.items()}
    assert digests | {f"sealed/{name}": model.digest for name, model in library.sealed.items()} == RECORDED["models"]


def test_every_answer_is_there_as_it_was(database: Database) -> None:
    found = rows(database)
    assert found.keys() == {one["id"] for one in ANSWERS}
    assert changed(by_id(recorded), lambda id_: stored(found[id_])) == {}


def test_the_answers_stand_in_the_order_in_which_they_came(database: Database) -> None:
    with database.reading() as connection:
        in_order = connection.scalars(select(answer.c.id).order_by(answer.c.position)).all()
    assert in_order == [one["id"] for one in ANSWERS]


def test_every_answer_has_the_score_and_the_key_that_it_had(database: Database) -> None:
    found = rows(database)
    was = by_id(lambda one: (one["score"], one["correct"], one["key"]))
    assert changed(was, lambda id_: _marked(found[id_])) == {}


def _marked(row: Row[Any]) -> tuple[float, bool, Any]:
    return row.score, row.score == 1.0, json.loads(row.key)


def test_every_score_names_the_rule_of_its_questions_type(database: Database) -> None:
    found = rows(database)
    rules = {id_: (BY_NAME[type_of(database, row)].rule.id, 1) for id_, row in found.items()}
    assert {id_: (row.rule, row.version) for id_, row in found.items()} == rules
    assert {row.marked_at - row.at for row in found.values()} == {0}


def test_what_was_taken_back_is_taken_back(database: Database) -> None:
    found = rows(database)
    was = by_id(lambda one: (one["retracted"], one["retracted_at"] and in_ms(moment(one["retracted_at"]) or MOMENT)))
    assert changed(was, lambda id_: (bool(found[id_].retracted), found[id_].retracted_at)) == {}


def test_a_score_without_its_questions_text_is_kept_under_no_rule(empty_database: Database, tmp_path: Path) -> None:
    url = empty_database.engine.url.render_as_string(hide_password=False)
    load(url.replace("+psycopg", "").replace(" ", "%20"))
    with empty_database.writing() as connection:
        connection.exec_driver_sql(f"DELETE FROM question_revision WHERE question_id = '{GONE}'")
    migrate(empty_database, tmp_path / "copies", SECRET.encode())
    lost = [row for row in rows(empty_database).values() if (row.rule, row.version) == ("legacy", 0)]
    assert [(row.question_id, *_marked(row)) for row in lost] == [
        (one["question_id"], one["score"], one["correct"], one["key"]) for one in ANSWERS if one["question_id"] == GONE
    ]
    assert list(differences(empty_database)) == []


def remembered(database: Database, name: str) -> dict[str, QuestionMemory]:
    with database.reading() as connection:
        return memories.of_person(connection, PEOPLE[name]["id"])


@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_remembers_what_they_remembered(name: str, database: Database) -> None:
    found = remembered(database, name)
    assert found.keys() == PEOPLE[name]["questions"].keys()
    for question_id, was in PEOPLE[name]["questions"].items():
        now = found[question_id]
        assert (support_of(now.right), now.repetitions) == (was["support"], was["meetings"]), question_id
        assert card_of(now) == was_card(was["memory"]), question_id


def card_of(found: QuestionMemory) -> dict[str, object]:
    if not isinstance(found.memory, Remembered):
        return {}
    card = found.memory.card
    return {
        "state": card.state.name,
        "step": card.step,
        "stability": card.stability,
        "difficulty": card.difficulty,
        "due": in_ms(found.memory.due),
        "retrievability": found.memory.retrievability(MOMENT),
    }


def was_card(memory: str | Recorded) -> dict[str, object]:
    """The recorded card; its numbers may differ by what another processor rounds."""
    if isinstance(memory, str):
        assert memory == "unseen"
        return {}
    rounded = {name: pytest.approx(memory[name], rel=EXACT) for name in ("stability", "difficulty", "retrievability")}
    return {**memory, **rounded, "due": in_ms(moment(memory["due"]) or MOMENT)}


def test_every_answer_says_when_its_question_was_to_come_back(site: Site) -> None:
    people = {one["id"]: PEOPLE[one["learner"]]["id"] for one in ANSWERS}
    assert changed(by_id(lambda one: one["due"]), lambda id_: due(site, people[id_], id_)) == {}


def due(site: Site, person: str, answer_id: str) -> str | None:
    """In the words of the record."""
    try:
        found = marked_answer(site, person, answer_id, MOMENT).due(Days(UTC))
    except RunningTest:
        return "refused while a test runs"
    return found.isoformat(timespec="milliseconds").replace("+00:00", "Z") if found else None


def test_what_follows_from_the_log_is_what_it_says(database: Database) -> None:
    assert list(differences(database)) == []


def test_a_migrated_database_has_the_tables_that_the_code_declares(database: Database) -> None:
    with database.reading() as connection:
        assert differences_of_tables(connection) == []


def test_going_back_to_version_0002_and_forward_again_keeps_every_answer(database: Database, tmp_path: Path) -> None:
    before = rows(database)
    go_back(database)
    migrate(database, tmp_path / "copies", SECRET.encode())
    after = rows(database)
    assert {id_: stored(row) for id_, row in after.items()} == {id_: stored(row) for id_, row in before.items()}
    assert {id_: said_of(row) for id_, row in after.items()} == {id_: said_of(row) for id_, row in before.items()}
    assert list(differences(database)) == []


def said_of(row: Row[Any]) -> tuple[object, ...]:
    return row.rule, row.version, *_marked(row), row.retracted, row.retracted_at


def go_back(database: Database) -> None:
    with database.writing() as connection:
        command.downgrade(_config(connection), "0002")


def test_after_going_back_and_forward_the_next_answer_is_the_last_of_the_log(
    app: Flask, site: Site, tmp_path: Path
) -> None:
    go_back(site.database)
    migrate(site.database, tmp_path / "copies", SECRET.encode())
    form = RECORDED["open"]["pages"][0]
    assert send(browser_of(app, form["by"]), form["action"], filled_in(form)).status == 303
    with site.database.reading() as connection:
        assert connection.scalars(select(answer.c.id).order_by(answer.c.position)).all()[-1] == form["fields"]["id"][0]
    assert list(differences(site.database)) == []


def test_version_0002_finds_the_scores_keys_and_retractions_that_it_wrote(database: Database) -> None:
    go_back(database)
    with database.reading() as connection:
        assert version(connection) == "0002"
        found = connection.exec_driver_sql("SELECT id, meeting, score, key FROM answer ORDER BY position").all()
        taken_back = connection.exec_driver_sql("SELECT answer_id, at FROM retraction ORDER BY at").all()
    assert [(row[0], row[1], row[2], json.loads(row[3])) for row in found] == [
        (one["id"], one["meeting"], one["score"], one["key"]) for one in ANSWERS
    ]
    retracted = {one["id"]: in_ms(moment(one["retracted_at"]) or MOMENT) for one in ANSWERS if one["retracted"]}
    assert {row[0]: row[1] for row in taken_back} == retracted
