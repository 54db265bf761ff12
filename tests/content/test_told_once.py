"""One fault is told once, however many places it is met in and whatever follows from it."""

from pathlib import Path

import pytest

from app.content.loading import check_folder
from tests.content.hints import BASE, CONCEPTS, LISTED, MISCONCEPTIONS
from tests.content.question_types.test_documents import COAST
from tests.content.yaml_files import HARBOUR, ORCHARD, SOURCES, check, harbour, where, write_folder

TWELVE = BASE.replace("[almanac]", "[almanack]")


def test_an_unknown_source_is_told_where_it_is_met_first_with_all_its_lines(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, harbour=TWELVE).problems
    lines = [number for number, line in enumerate(TWELVE.splitlines(), start=1) if "almanack" in line]
    assert len(lines) == 12
    assert (problem.line, problem.message) == (lines[0], "`almanack` is not in sources.yaml")
    assert problem.hint == f"did you mean `almanac`? (also on lines {', '.join(map(str, lines[1:]))})"


def test_a_fault_that_is_met_twice_names_one_other_line(tmp_path: Path) -> None:
    twice = ORCHARD.replace("[almanac]", "[almanack, almanack]") + ORCHARD.split("questions:\n")[1].replace(
        "id: apple", "id: pear"
    ).replace("almanac", "almanack")
    (problem,) = check(tmp_path, orchard=twice).problems
    assert problem.hint.endswith("(also on line 22)")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  light: Light\n", ""),
        ("  light: Light\n", "  lihgt: Light\n"),
        ("model: forget", "model: forgte"),
        ("sources: [almanac]", "sources: [almanack]"),
        ("misconception: sail-for-lamp", "misconception: sail-for-lmap"),
    ],
)
def test_each_name_that_is_not_known_is_told_once(old: str, new: str, tmp_path: Path) -> None:
    text = (BASE if "misconception" not in old else LISTED).replace(old, new)
    shared = {"concepts": CONCEPTS, "misconceptions": MISCONCEPTIONS} if "misconception" in old else {}
    assert len({problem.message for problem in check(tmp_path, harbour=text, **shared).problems}) == 1
    assert len(check(tmp_path, harbour=text, **shared).problems) == 1


def test_each_file_tells_it_for_itself(tmp_path: Path) -> None:
    found = check(tmp_path, harbour=TWELVE, orchard=ORCHARD.replace("[almanac]", "[almanack]")).problems
    assert [problem.file for problem in found] == ["harbour.yaml", "orchard.yaml"]


@pytest.mark.parametrize("broken", ["sources: [", "sources: 3", SOURCES.replace("1805", "'1805'"), "set: x"])
def test_broken_sources_are_told_alone_and_keep_every_set_back(broken: str, tmp_path: Path) -> None:
    checked = check(tmp_path, harbour=BASE, orchard=ORCHARD, sources=broken)
    assert {problem.file for problem in checked.problems} == {"sources.yaml"}
    assert checked.sets == {}


def test_sources_that_are_not_there_are_told_once(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, harbour=BASE)
    (folder / "sources.yaml").unlink()
    assert [problem.file for problem in check_folder(folder).problems] == ["sources.yaml"]


def test_a_broken_model_is_told_alone_and_keeps_back_what_asks_about_it(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, harbour=HARBOUR, coast=COAST.replace("set: harbour", "set: coast"), orchard=ORCHARD)
    (folder / "models" / "forget.json").write_text("{}")
    checked = check_folder(folder)
    assert [problem.file for problem in checked.problems] == ["models/forget.json"]
    assert list(checked.documents) == ["orchard.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "marker"),
    [
        ("back: The left one.", "bakc: The left one.", "bakc"),
        ("    type: flashcard\n", "    tpye: flashcard\n", "tpye"),
        (
            "        why: Wind makes waves.\n    explain: Two",
            "        why: Wind makes waves.\n        explain: Two",
            "explain: Two",
        ),
        ("  water: {en: Water, es: Agua}\n", "  water: {en: Water, wet, and deep, es: Agua}\n", "en: Water, wet"),
        ("  water: {en: Water, es: Agua}\n", "  water: {en:Water, es: Agua}\n", "en:Water"),
        ("when: acres", "when: acers", "when: acers"),
        ("title: The harbour", "titel: The harbour", "titel"),
        ("show: forget, shows", "shwo: forget, shows", "shwo"),
    ],
)
def test_what_follows_from_a_slip_is_not_told_beside_it(old: str, new: str, marker: str, tmp_path: Path) -> None:
    text = harbour((old, new))
    (problem,) = check(tmp_path, harbour=text).problems
    assert (problem.line, problem.column) == where(text, marker)
