"""Followed word by word, a hint leads to a file that passes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.content.loading import check_folder
from app.content.problems import Problem
from tests.content.hint_folders import FOLDERS, FolderRow
from tests.content.hints import BASE, ROWS, Row
from tests.content.yaml_files import write_folder

LITERAL = re.compile(
    r"(?:write|put it in quotes:) (?P<text>\S+: .*?|- .*?)"
    r"(?: \(.*| before the \}.*|, or take .*| in column .*)?(?:; other .*)?"
)


def fits(said: str, pattern: str) -> bool:
    """Is it what a row says, with anything for each `…`?"""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("…"))), said, re.DOTALL) is not None


def without_the_rest(hint: str) -> str:
    return hint.removesuffix("; other problems of this file will be told once it can be read")


def told(folder: Path, row: Row, text: str) -> list[Problem]:
    files = {**row.files, row.file: row.files[row.file].replace(row.old, text)}
    write_folder(folder, **{name.removesuffix(".yaml").replace(".", "__"): content for name, content in files.items()})
    checked = check_folder(folder)
    return [*checked.problems, *(replace(warning, warns=True) for warning in checked.warnings)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.message}-{row.wrong}"[:70])
def test_a_hint_that_is_followed_leads_to_a_file_that_passes(row: Row, tmp_path: Path) -> None:
    assert row.files[row.file].count(row.old) == 1
    found = told(tmp_path, row, row.wrong)
    meant = [problem for problem in found if fits(problem.message, row.message)]
    assert [without_the_rest(problem.hint) for problem in meant if fits(without_the_rest(problem.hint), row.hint)], (
        found
    )
    for problem in meant:
        if literal := LITERAL.fullmatch(without_the_rest(problem.hint)):
            assert literal["text"] in row.files[row.file].replace(row.old, row.right)
    left = told(tmp_path, row, row.right)
    assert [problem for problem in left if not problem.warns or fits(problem.message, row.message)] == []


def told_of(folder: Path) -> list[Problem]:
    checked = check_folder(folder)
    return [*checked.problems, *(replace(warning, warns=True) for warning in checked.warnings)]


@pytest.mark.parametrize("row", FOLDERS, ids=lambda row: f"{row.message}-{row.hint}"[:70])
def test_a_hint_on_a_folder_that_is_followed_leads_to_a_folder_that_passes(row: FolderRow, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, harbour=BASE)
    assert told_of(folder) == []
    row.wrong(folder)
    found = told_of(folder)
    meant = [problem for problem in found if fits(problem.message, row.message)]
    assert [problem for problem in meant if fits(without_the_rest(problem.hint), row.hint)], found
    assert len(found) == len(meant) or row.message.startswith("1 more"), "one fault is told once"
    row.right(folder)
    assert [problem for problem in told_of(folder) if not problem.warns or fits(problem.message, row.message)] == []
