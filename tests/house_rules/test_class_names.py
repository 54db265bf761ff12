"""A class of a page's style sheet is that page's alone: on one sheet for all pages, two would dress each other."""

import re
from collections import defaultdict
from pathlib import Path

from app.settings import ROOT

CSS = ROOT / "static" / "css"
PLACED = {"bottom", "running", "muted", "set"}  # what pages place, or let move, and do not dress anew


def leading_classes(sheet: Path) -> set[str]:
    """The class that each selector of a sheet begins with."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = (one.strip() for group in re.findall(r"([^{}]+)\{", text) for one in group.split(","))
    return {found[1] for one in selectors if (found := re.match(r"\.([\w-]+)(?![\w-])", one))}


def test_no_class_of_a_page_is_dressed_elsewhere_too() -> None:
    sheets: dict[str, set[str]] = defaultdict(set)
    for sheet in sorted(CSS.rglob("*.css")):
        for name in leading_classes(sheet) - PLACED:
            sheets[name].add(str(sheet.relative_to(CSS)))
    clashes = {name: found for name, found in sheets.items() if len(found) > 1}
    assert {name: found for name, found in clashes.items() if any("pages/" in one for one in found)} == {}
