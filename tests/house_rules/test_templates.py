"""Every template has one declared page, or is a part of others."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from jinja2 import Environment, FileSystemLoader, nodes

import app.web
from app.web.question_types.table import PAGE_TYPES
from app.web.shared.render import Page
from tests.builders import ROOT

TEMPLATES = ROOT / "templates"
ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES), extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True
)


def page_classes(of: type[Page] = Page) -> Iterator[type[Page]]:
    for module in walk_packages(app.web.__path__, "app.web."):
        import_module(module.name)
    for page in of.__subclasses__():
        yield page
        yield from page_classes(page)


def templates() -> set[str]:
    return {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}


def parsed(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text())


def parts(name: str) -> set[str]:
    """The templates that `name` extends, imports or includes; where the type of a question names it, all of them."""
    kinds = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)
    found = [node.template for node in parsed(name).find_all(kinds)]
    by_type = (
        {f"question_types/{one}.html" for one in PAGE_TYPES} if any(isinstance(t, nodes.Concat) for t in found) else ()
    )
    return {template.value for template in found if isinstance(template, nodes.Const)} | set(by_type)


def test_every_page_has_its_template() -> None:
    assert {page.template for page in page_classes()} <= templates()


def test_no_two_pages_share_a_template() -> None:
    named = [page.template for page in page_classes()]
    assert len(named) == len(set(named))


def test_every_template_is_a_pages_or_a_part_of_one() -> None:
    reached, waiting = set(), {page.template for page in page_classes()}
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= parts(name) - reached
    assert templates() - reached == set()


def test_a_page_template_extends_the_base() -> None:
    assert {page.template for page in page_classes() if "base.html" not in parts(page.template)} == set()


def test_nothing_in_a_template_is_marked_safe() -> None:
    """HTML is made in one place, where it is made safe."""
    filters = [(name, f.name) for name in templates() for f in parsed(name).find_all(nodes.Filter)]
    assert [(name, used) for name, used in filters if used == "safe"] == []


def test_a_template_asks_only_for_what_its_page_declares() -> None:
    for page in page_classes():
        declared = {*page.__dataclass_fields__, "section"}
        asked = {
            got.attr
            for got in parsed(page.template).find_all(nodes.Getattr)
            if isinstance(got.node, nodes.Name) and got.node.name == "page"
        }
        assert asked <= declared, (page.template, asked - declared)


def test_a_template_counts_nothing() -> None:
    """Values come ready to show."""
    sums = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
    assert [name for name in templates() if list(parsed(name).find_all(sums))] == []


def test_every_view_module_is_registered() -> None:
    views = {path.stem for path in (ROOT / "app/web").glob("*/views/*.py")} - {"__init__"}
    tree = ast.parse(Path(ROOT / "app/web/blueprints.py").read_text())
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert views == imported
