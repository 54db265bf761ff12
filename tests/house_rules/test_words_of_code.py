"""What is said to people is found by those who translate it, and said in a sentence by every command."""

import ast
from pathlib import Path

import pytest

from app.settings import ROOT

MODULES = sorted((ROOT / "app").rglob("*.py"))
WORDS = {"_", "gettext", "ngettext"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_translation_hides_in_a_formatted_string(path: Path) -> None:
    """Those who extract messages do not look into one: its words would stay English, and no test would miss them."""
    hidden = [
        call.lineno
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in WORDS
    ]
    assert hidden == []


def test_every_group_of_commands_says_in_a_sentence_what_keeps_it_from_its_work() -> None:
    """A group of Flask's own would show a traceback; the lab's commands need no database."""
    bare = {path.name for path in (ROOT / "app/cli").glob("*.py") if "AppGroup(" in path.read_text()}
    assert bare <= {"lab.py"}
