"""The walls inside web and services, where no import contract can see them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import ROOT

WEB = ROOT / "app/web"
GLOBALS = {"current_site", "current_visitor", "now", "current_context", "current_jobs"}
# What reads the request and makes the context of it.
VIEW_LAYER = {"shared/site.py", "shared/visitors.py", "shared/context.py", "hosting/starting.py"}
# What runs a model, draws or marks: for the services.
WORK = {
    "app.lab.trace": {"trace_sequence", "trace_as_noted"},
    "app.lab.readings.terms": {"cell_terms"},
    "app.lab.readings.predictions": {"mark_curve", "mark_step"},
    "app.study.marking": {"marked"},
    "app.study.drawing": {"draw", "draw_at", "redraw"},
}
LONGEST_MODULE, LONGEST_FUNCTION = 250, 30
# A list of what is said, or of commands, which has no parts of its own.
LONG = {"model_words", "_names", "lab_commands", "hosting_commands", "content_commands"}


def modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def is_view(path: Path) -> bool:
    return path.parent.name == "views"


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """Each name that a module imports, with where from."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


@pytest.mark.parametrize("path", modules(WEB), ids=lambda path: path.relative_to(WEB).as_posix())
def test_pages_are_made_from_a_context_that_is_handed_in(path: Path) -> None:
    if is_view(path) or path.relative_to(WEB).as_posix() in VIEW_LAYER:
        return
    assert {name for module, name in imported(path) if module.startswith("app.web.") and name in GLOBALS} == set()
    assert "datetime.now(" not in path.read_text()


def test_pages_ask_nobody_for_the_language() -> None:
    """The words of a question are read by `shared.render` and the rooms of the types; a page has its context."""
    below = {"shared", "question_types"}
    pages = [path for path in modules(WEB) if path.relative_to(WEB).parts[0] not in below]
    assert [path.name for path in pages for _module, name in imported(path) if name == "current_language"] == []


def test_pages_run_nothing_and_mark_nothing() -> None:
    used = {
        (path.name, name) for path in modules(WEB) for module, name in imported(path) if name in WORK.get(module, ())
    }
    assert used == set()


def test_every_view_stands_beside_its_pages() -> None:
    views = {path for path in modules(WEB) if "Blueprint(" in path.read_text()}
    assert {path for path in modules(WEB) if is_view(path) and path.name != "__init__.py"} == views


def test_pages_import_no_view() -> None:
    used = {(path.name, module) for path in modules(WEB) for module, _name in imported(path) if ".views" in module}
    assert {name for name, _module in used} == {"blueprints.py", "starting.py"}


@pytest.mark.parametrize("folder", ["web", "services", "cli"])
def test_modules_and_functions_are_small(folder: str) -> None:
    long = {path.name for path in modules(ROOT / "app" / folder) if len(path.read_text().splitlines()) > LONGEST_MODULE}
    functions = {
        node.name
        for path in modules(ROOT / "app" / folder)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == set()
    assert functions <= LONG
