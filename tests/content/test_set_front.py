"""What a set says of its front: the run that its picture shows, and the question that a newcomer meets."""

from pathlib import Path

import pytest

from app.content.building import build_set
from app.content.loading import check_folder
from app.content.published_json import set_from_json, set_to_json
from app.study.questions import QuestionSet, SetPicture
from tests.content.yaml_files import HARBOUR, check, only_problem


def built(folder: Path, said: str = "") -> QuestionSet:
    checked = check(folder, harbour=said + HARBOUR)
    assert checked.problems == ()
    document = checked.documents["harbour.yaml"]
    archived = set_from_json(set_to_json(document, checked.sources))
    assert archived == build_set(document, checked.sources)
    return archived


def test_a_set_without_a_front_is_the_set_that_it_was(tmp_path: Path) -> None:
    plain = built(tmp_path)
    assert (plain.picture, plain.first_question) == (None, "")


def test_a_front_is_published_and_changes_no_revision(tmp_path: Path) -> None:
    plain = built(tmp_path)
    shown = built(tmp_path, "picture: {model: forget, sequence: 'aab#ab'}\nfirst_question: crew\n")
    assert (shown.picture, shown.first_question) == (SetPicture("forget", "aab#ab"), "crew")
    assert plain.digest != shown.digest
    assert [q.revision for q in plain.questions] == [q.revision for q in shown.questions]


@pytest.mark.parametrize(
    ("said", "line", "message"),
    [
        ("picture: {model: forget, sequence: aabc}", 1, "Symbol 4, 'c', is not in the model's alphabet."),
        ("picture: {model: grammar, sequence: BTX?}", 1, "Symbol 4, '?', is not in the model's alphabet."),
        ("picture:\n  model: forgetful\n  sequence: aab", 2, "the lab has no model `forgetful`"),
        ("picture: {model: temperature, sequence: warm}", 1, "Entry 1, 'warm', is not a decimal number."),
        ("first_question: harbour/tide", 1, "…"),
        ("first_question: tides", 1, "`tides` is not a question of this set"),
        ("first_question: port", 1, "`port` is not asked in the quiz"),
    ],
)
def test_a_front_that_cannot_be_shown_is_told_where_it_stands(
    said: str, line: int, message: str, tmp_path: Path
) -> None:
    problem = only_problem(tmp_path, said + "\n" + HARBOUR)
    assert (problem.file, problem.line) == ("harbour.yaml", line)
    assert message in {"…", problem.message}


@pytest.mark.parametrize("sequence", ["''", "a" * 25])
def test_a_picture_has_from_one_to_24_characters(sequence: str, tmp_path: Path) -> None:
    assert check(tmp_path, harbour=f"picture: {{model: forget, sequence: {sequence}}}\n" + HARBOUR).problems


def test_a_first_question_that_is_broken_itself_is_told_once(tmp_path: Path) -> None:
    text = "first_question: crew\n" + HARBOUR.replace("    ask: What does a lighthouse need?\n", "")
    assert [problem.message for problem in check(tmp_path, harbour=text).problems] == ["`ask` is missing"]


def test_the_shipped_set_shows_a_run_and_asks_a_newcomer_what_can_be_seen() -> None:
    shipped = check_folder(Path("content")).sets["rnn-lstm.yaml"]
    first = shipped.question(shipped.first_question)
    assert shipped.picture and first
    assert (first.local_id, first.type_name) == ("spot-the-reset", "hotspot")
