"""A type of question is four small files, a line in each table, and its words: the guide's own is one."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders import ROOT

GUIDE = (ROOT / "docs/adding-a-question-type.md").read_text(encoding="utf-8")
COPIED = ("app", "templates", "static", "migrations", "tests", "content")
TABLES = ("study", "content", "web")


def files() -> Iterator[tuple[str, str]]:
    """Each file of the guide's type, with its text."""
    yield from re.findall(
        r"^`((?:app|templates)/\S+estimate\.\w+)`\n\n```\w+\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE
    )


def block(language: str) -> str:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)[-1]


def add_line(table: Path, room: str) -> None:
    text = table.read_text()
    before = f"from app.{room}.question_types.boolean"
    text = text.replace(before, f"from app.{room}.question_types.estimate import Estimate\n{before}", 1)
    table.write_text(re.sub(r"^    Typed\(\),\n", lambda found: found[0] + block("text"), text, flags=re.MULTILINE))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What became of a question of the guide's type, in a copy of Keepgate."""
    copy, room = tmp_path_factory.mktemp("keepgate"), tmp_path_factory.mktemp("room")
    for folder in COPIED:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*.woff2"))
    for name, text in files():
        assert not (copy / name).exists()
        (copy / name).write_text(text)
    for one in TABLES:
        add_line(copy / f"app/{one}/question_types/table.py", one)
    catalogue = copy / "app/web/languages/es.po"
    catalogue.write_text(f"{catalogue.read_text()}\n{block('po')}")
    script = [sys.executable, "-m", "tests.house_rules.thirteenth_type", str(room)]
    done = subprocess.run(script, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_guide_shows_four_files() -> None:
    assert [name.split("/")[-3:-1] for name, _text in files()] == [
        ["study", "question_types"],
        ["content", "question_types"],
        ["web", "question_types"],
        ["templates", "question_types"],
    ]


def test_it_is_checked(told: dict[str, Any]) -> None:
    assert told["no problem"] == []
    assert told["key"] == ["`right` takes a whole number"]
    assert told["rule"] == ["every share is right"]


def test_it_is_answered_by_form_and_marked(told: dict[str, Any]) -> None:
    assert told["unreadable"] == 422
    assert told["wrong"][0] == told["right"][0] == 303
    assert "90% → 40%" in told["wrong"][1]
    assert "Most of it is quay." in told["wrong"][1]
    assert "✗ Not yet" in told["wrong"][1]
    assert "38% → 40%" in told["right"][1]
    assert "✓ Right" in told["right"][1]


def test_it_is_answered_by_json_and_marked(told: dict[str, Any]) -> None:
    assert told["json"] == [200, ["estimate", 1.0, {"percent": 40}]]
    assert told["json unreadable"] == 422


def test_it_has_a_name_in_spanish(told: dict[str, Any]) -> None:
    assert "una estimación" in told["set page"]
