"""Every message of the check, and every hint, has a row that shows where it comes from and where it leads."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.builders import ROOT
from tests.content.hint_folders import ELSEWHERE, FOLDERS
from tests.content.hints import ROWS

# By the name that is called: where its message and its hint stand among the arguments.
PLACES = {
    "Fault": (1, 2),
    "Problem": (3, 4),
    "UnreadableYaml": (1, 2),
    "EmptyYaml": (1, 2),
    "Slip": (2, 3),
    "_requoted": (4, None),
    "_problem": (1, 2),
    "nearest": (None, 2),
    "likeness_faults": (2, None),
}
SOURCES = {path: ast.parse(path.read_text()) for path in sorted((ROOT / "app" / "content").rglob("*.py"))}
CONSTANTS = {
    target.id: node.value
    for tree in SOURCES.values()
    for node in tree.body
    if isinstance(node, ast.Assign)
    for target in node.targets
    if isinstance(target, ast.Name)
}
NO_SENTENCE = {"", "…"}


def _templates(node: ast.expr | None, local: dict[str, list[ast.expr]]) -> Iterator[str]:
    """The sentences that an argument can be, `…` for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.sub(r"\{[^}]*\}", "…", node.value)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from _templates(node.body, local)
        yield from _templates(node.orelse, local)
    elif isinstance(node, ast.Name):
        for value in local.get(node.id, [CONSTANTS.get(node.id)]):
            yield from _templates(value, {})
    elif isinstance(node, ast.Starred):
        yield from ()


def _assigned(function: ast.AST) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).append(node.value)
    return found


def _said(kind: int) -> set[str]:
    found: set[str] = set()
    for tree in SOURCES.values():
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            local = _assigned(function)
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                at = PLACES.get(name, (None, None))[kind]
                if at is not None and at < len(call.args):
                    found |= set(_templates(call.args[at], local))
    return found - NO_SENTENCE


def _shaped() -> set[str]:
    """The sentences of the table that pydantic's errors are told by."""
    table = CONSTANTS["_SAID"]
    assert isinstance(table, ast.Dict)
    return {sentence for value in table.values for sentence in _templates(value, {})}


def _matches(template: str, told: str) -> bool:
    """Could one sentence be both? `…` stands for anything on either side."""
    return _pattern(template).fullmatch(told.replace("…", "x")) is not None or (
        _pattern(told).fullmatch(template.replace("…", "x")) is not None
    )


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, text.split("…"))), re.DOTALL)


@pytest.mark.parametrize("template", sorted((_said(0) | _shaped()) - set(ELSEWHERE)))
def test_every_message_is_met_by_a_row(template: str) -> None:
    assert any(_matches(template, row.message) for row in (*ROWS, *FOLDERS)), "add a row to tests/content/hints.py"


@pytest.mark.parametrize("template", sorted(_said(1) - set(ELSEWHERE)))
def test_every_hint_is_followed_by_a_row(template: str) -> None:
    assert any(_matches(template, row.hint) for row in (*ROWS, *FOLDERS)), "add a row to tests/content/hints.py"


def test_the_messages_are_found() -> None:
    assert {"the id `…` is used twice", "`…` is not a key here", "a tab stands here"} <= _said(0) | _shaped()
    assert "add the work there, once for all" in _said(1)
