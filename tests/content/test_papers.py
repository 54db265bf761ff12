"""What a set says of its test."""

import json
from pathlib import Path

import pytest

from app.content.building import build_set
from app.content.loading import check_folder
from app.content.published_json import set_from_json, set_to_json
from app.study.questions import PaperPlan, QuestionSet
from tests.content.yaml_files import HARBOUR, check, only_problem, write_folder


def built(folder: Path, test: str = "") -> QuestionSet:
    checked = check(folder, harbour=test + HARBOUR)
    assert checked.problems == ()
    document = checked.documents["harbour.yaml"]
    archived = set_from_json(set_to_json(document, checked.sources))
    assert archived == build_set(document, checked.sources)
    return archived


@pytest.mark.parametrize(
    ("said", "plan"),
    [
        ("", PaperPlan(12, 18)),
        ("test: {questions: 20, minutes: 30}\n", PaperPlan(20, 30)),
        ("test: {minutes: 300}\n", PaperPlan(12, 300)),
        ("test: {questions: 100}\n", PaperPlan(100, 18)),
    ],
)
def test_a_set_says_how_long_its_test_is(tmp_path: Path, said: str, plan: PaperPlan) -> None:
    assert built(tmp_path, said).test == plan


def test_a_plan_is_published_and_changes_no_revision(tmp_path: Path) -> None:
    plain, planned = built(tmp_path), built(tmp_path, "test: {questions: 3}\n")
    assert plain.digest != planned.digest
    assert [q.revision for q in plain.questions] == [q.revision for q in planned.questions]


def test_a_set_that_says_nothing_is_archived_as_ever(tmp_path: Path) -> None:
    checked = check(tmp_path, harbour=HARBOUR)
    assert "test" not in json.loads(set_to_json(checked.documents["harbour.yaml"], checked.sources))["set"]


@pytest.mark.parametrize(
    "said",
    ["{questions: 0}", "{questions: 101}", "{minutes: 0}", "{minutes: 301}", "{minutes: '5'}", "{hours: 1}", "30"],
)
def test_a_plan_beyond_its_bounds_is_told_with_its_line(tmp_path: Path, said: str) -> None:
    problem = only_problem(tmp_path, f"test: {said}\n{HARBOUR}")
    assert problem.line == 1
    assert problem.message


def test_sealed_models_stand_apart_from_those_of_the_lab(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, harbour=HARBOUR)
    (folder / "models/sealed").mkdir(exist_ok=True)
    (folder / "models/counter.json").rename(folder / "models/sealed/counter.json")
    checked = check_folder(folder)
    assert "counter" in checked.assets.sealed
    assert "counter" not in checked.assets.models
    (folder / "models/sealed/counter.json").write_text("{}")
    assert [problem.file for problem in check_folder(folder).problems] == ["models/sealed/counter.json"]
