"""Every script that is imported is there: one that is missing would stop them all."""

import re
from pathlib import Path

import pytest

from tests.builders import ROOT

SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_it_imports_is_there(script: Path) -> None:
    imported = re.findall(r'(?:import|from)\s*\(?"(\.[^"]+)"', script.read_text(encoding="utf-8"))
    assert [name for name in imported if not (script.parent / name).is_file()] == []


def test_elements_define_custom_elements() -> None:
    elements = [path for path in SCRIPTS if path.parent.name == "elements"]
    assert [path.name for path in elements if "customElements.define" not in path.read_text(encoding="utf-8")] == []
