"""Each colour means one thing: a quantity's is of a strip, a cell, heat, an equation or a legend; a verdict's is of a
mark on an answer; how much, when and how often is ink."""

import re
from pathlib import Path

import pytest

from app.lab.quantities import NAMES
from app.settings import ROOT
from tests.house_rules.palette import rules_of

CSS = ROOT / "static/css"
FILES = sorted(path for path in CSS.rglob("*.css") if path.name != "tokens.css")
QUANTITIES = (*NAMES, "quantity")
VERDICTS = ("right", "miss", "half", "right-wash", "miss-wash")

# The letters of equations, heat, the lab's cell and its legends, and the page that shows the colours themselves.
OF_QUANTITIES = re.compile(r"^(base|heat|strips?|cell|equations?|legends?|lab|styleguide)\.css$")
# A mark says in its name what became of the answer.
# A frame of an animation is of the mark that it moves.
OF_A_MARK = re.compile(
    r"\.(mark-)?(right|wrong|partly|half|miss|missed|slip|ok|bad|off|gap-notes)\b|\[data-tone|^(from|to|\d+%)$"
)
OF_AMOUNTS = re.compile(r"meter|mastery|chart|calendar|bar-|heatmap|week|days|share")


def uses(body: str, tokens: tuple[str, ...]) -> bool:
    return re.search(rf"var\(--({'|'.join(tokens)})\s*[,)]", body) is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_colour_of_a_quantity_is_for_quantities_alone(path: Path) -> None:
    if not OF_QUANTITIES.match(path.name):
        assert [selector for selector, body in rules_of(path) if uses(body, QUANTITIES)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_colour_of_a_verdict_is_for_a_mark_on_an_answer(path: Path) -> None:
    found = [selector for selector, body in rules_of(path) if uses(body, VERDICTS) and not OF_A_MARK.search(selector)]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_amounts_are_ink(path: Path) -> None:
    amounts = [(selector, body) for selector, body in rules_of(path) if OF_AMOUNTS.search(selector)]
    assert [selector for selector, body in amounts if uses(body, (*QUANTITIES, *VERDICTS))] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_style_sheet_writes_no_colour_of_its_own(path: Path) -> None:
    """Black and white under a number on heat are computed; shadows are tokens."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[^{}]*[;}])|\b(?:rgb|hsl)a?\(", text) == []


@pytest.mark.parametrize("path", sorted((ROOT / "static/js").rglob("*.js")), ids=lambda path: path.name)
def test_a_script_reads_its_colours_from_the_theme(path: Path) -> None:
    found = re.findall(r"[\"']#[0-9a-fA-F]{3,8}[\"']", path.read_text())
    assert set(found) <= {'"#000"', '"#fff"'}  # on heat, by contrast
