"""What has a formula in it is named by its words, and what is wrong with a field is said at the field."""

import re
from pathlib import Path

import pytest

from app.settings import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PAGES = sorted((ROOT / "app/web").rglob("*.py"))


@pytest.mark.parametrize("path", [*TEMPLATES, *PAGES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_takes_the_letters_of_a_formula_for_its_words(path: Path) -> None:
    """Without its markup, `c_{t-1}` would be "ct−1": `Prose.words` has it as it is said."""
    assert "striptags" not in path.read_text() or path.name == "render.py"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_field_that_is_told_to_be_wrong_is_told_why(path: Path) -> None:
    text = re.sub(r"\{%.*?%\}", " ", path.read_text(), flags=re.DOTALL)
    for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", text):
        assert "aria-invalid" not in field or "aria-describedby" in field, field


@pytest.mark.parametrize("path", sorted((ROOT / "static/js").rglob("*.js")), ids=lambda path: path.name)
def test_what_is_announced_has_its_formulas_in_words(path: Path) -> None:
    assert not re.search(r"announce\([^)]*textContent", path.read_text())
