"""A page that runs from right to left has the same rules: they name the start and the end, not left and right."""

import re
from pathlib import Path

import pytest

from app.settings import ROOT
from tests.house_rules.palette import rules_of

FILES = sorted((ROOT / "static/css").rglob("*.css"))
PHYSICAL = re.compile(
    r"(?:^|[;\s])((?:[a-z][a-z-]*-)?(?:left|right)(?:-[a-z]+)?\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b)"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_rule_names_no_side_of_the_screen(path: Path) -> None:
    found = [(selector, PHYSICAL.findall(body)) for selector, body in rules_of(path) if PHYSICAL.search(body)]
    assert found == []


def test_every_token_is_used() -> None:
    texts = [path.read_text() for folder in ("css", "js") for path in (ROOT / "static" / folder).rglob("*.*s")]
    texts += [path.read_text() for path in (ROOT / "templates").rglob("*.html")]
    named = set(re.findall(r"(--[a-z][a-z0-9-]*):", (ROOT / "static/css/tokens.css").read_text()))
    used = {name for text in texts for name in re.findall(r"(?:var\(|\")(--[a-z][a-z0-9-]*)", text)}
    assert named - used == set()
