"""Templates and style sheets have lines that can be read."""

from pathlib import Path

import pytest

from tests.builders import ROOT

FILES = sorted([*(ROOT / "templates").rglob("*.html"), *(ROOT / "static/css").rglob("*.css")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_line_is_longer_than_120_characters(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if len(line) > 120] == []
