"""A type of question is known by name to its own four files and to the tables: nobody else names one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

from app.content.question_types.table import DOCUMENT_TYPES
from app.study.question_types.table import BY_NAME
from app.web.question_types.table import PAGE_TYPES
from tests.builders import ROOT
from tests.house_rules.test_templates import parsed

# The lab has a tool and a field of its address called `predict`, which are not the type.
HOMONYMS = {"lab_address.py": "predict", "share_tool.py": "predict", "lab.html": "predict"}
ROOMS = ("study", "content", "web")
NAMES = tuple(BY_NAME)
MODULES = sorted((ROOT / "app").rglob("*.py"))
TEMPLATES = [path for path in (ROOT / "templates").rglob("*.html") if path.parent.name != "question_types"]


def types_imported(tree: ast.AST) -> Iterator[str]:
    """The types whose modules are imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if "question_types" in parts:
                yield from set(parts[parts.index("question_types") + 1 :][:1]) & set(NAMES)


def names_compared(tree: ast.AST) -> Iterator[str]:
    """The types that are named in a comparison, a pattern or a table."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare(left=left, comparators=others):
                found = [part for one in (left, *others) for part in ast.walk(one)]
            case ast.MatchValue(value=value):
                found = [value]
            case ast.Dict(keys=keys):
                found = [key for key in keys if key]
            case _:
                continue
        yield from {one.value for one in found if isinstance(one, ast.Constant)} & set(NAMES)


def room_of(module: Path) -> str | None:
    """What a module of a room of types may name: its own type; a table any ("*")."""
    if module.parent.name != "question_types":
        return None
    return "*" if module.stem == "table" else module.stem


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nobody_else_names_a_type(module: Path) -> None:
    tree, own = ast.parse(module.read_text(encoding="utf-8")), room_of(module)
    named = {*types_imported(tree), *names_compared(tree)}
    assert own == "*" or named <= {own, HOMONYMS.get(module.name)}


def test_no_other_template_names_a_type() -> None:
    found = {
        (path.name, constant.value)
        for path in TEMPLATES
        for compared in parsed(path.relative_to(ROOT / "templates").as_posix()).find_all(nodes.Compare)
        for constant in compared.find_all(nodes.Const)
        if constant.value in NAMES and constant.value != HOMONYMS.get(path.name)
    }
    assert found == set()


def test_the_tables_name_the_same_types() -> None:
    assert set(DOCUMENT_TYPES) == set(PAGE_TYPES) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_type_has_all_four_files(name: str) -> None:
    for room in ROOMS:
        assert (ROOT / f"app/{room}/question_types/{name}.py").is_file()
    macros = {macro.name for macro in parsed(f"question_types/{name}.html").find_all(nodes.Macro)}
    wanted = {"asked", "marked"} | ({"asked_text", "marked_text"} if PAGE_TYPES[name].holds_text else set())
    assert wanted <= macros


@pytest.mark.parametrize("name", NAMES)
def test_the_rooms_mean_the_same_body(name: str) -> None:
    assert PAGE_TYPES[name].body is BY_NAME[name].drawn


@pytest.mark.parametrize(
    "code",
    [
        "from app.study.question_types.single import SingleBody",
        "from app.study.question_types import cloze",
        "import app.web.question_types.predict",
        "wanted = kind == 'boolean'",
        "names = {'computed': 1}",
        "if kind in ('typed', 'numeric'): pass",
    ],
)
def test_naming_a_type_is_told(code: str) -> None:
    tree = ast.parse(code)
    assert {*types_imported(tree), *names_compared(tree)}
