"""What the rules of today make of the history of version 0002."""

import re

import pytest
from flask import Flask

from app.services.base.rebuilding import differences, rebuild
from app.services.base.site import Site
from app.store import answers, memories
from app.study.memory import Remembered
from tests.golden.recorded import ANSWERS, PEOPLE, browser_of

PARTLY = {
    (one["learner"], one["question_id"])
    for one in ANSWERS
    if not one["retracted"] and one["mode"] != "test" and (0 < one["score"] < 1 or one["hints"])
}


@pytest.fixture(autouse=True)
def _rebuilt(rules_of_today: None, kind: str, site: Site) -> None:
    """On each database: the memories that the old rules left are made again."""
    rebuild(site.database)


def test_home_progress_and_the_sets_agree_on_what_is_due(app: Flask) -> None:
    for name in PEOPLE:
        client = browser_of(app, name)
        home, progress = client.get("/"), client.get("/progress")
        in_all = [int(count) for count in re.findall(r"^(\d+) due", home.h1)]
        told = [int(count) for count in re.findall(r"12 Nov: (\d+) due", progress.words)]
        ways = [
            re.findall(r"Show all \d+ due (\d+)", client.get(f"/sets/{one}").words) for one in ("harbour", "sluices")
        ]
        by_mode = [int(count) for counts in ways for count in counts]
        assert sum(told) == sum(by_mode) == sum(in_all), name


def test_only_what_was_partly_missed_or_helped_is_less_stable_than_it_was(site: Site) -> None:
    assert PARTLY
    for name, who in PEOPLE.items():
        with site.database.reading() as connection:
            found = memories.of_person(connection, who["id"])
        for question_id, was in who["questions"].items():
            memory = found[question_id].memory
            if isinstance(memory, Remembered) and (name, question_id) in PARTLY:
                assert (memory.card.stability or 0) <= was["memory"]["stability"] * (1 + 1e-9), question_id


def test_what_stands_beside_the_log_is_what_it_says(site: Site) -> None:
    assert list(differences(site.database)) == []
    with site.database.reading() as connection:
        assert sum(len(answers.of_person(connection, who["id"])) for who in PEOPLE.values()) == len(ANSWERS)
