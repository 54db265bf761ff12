"""The root is not worked out anew with every node that comes: no rule asks what it holds to dress what is in it."""

import re
from pathlib import Path

import pytest

from app.settings import ROOT
from tests.house_rules.palette import rules_of

FILES = sorted((ROOT / "static/css").rglob("*.css"))
HOLDS = re.compile(r"(?:^|[\s,(])(?:html|body|main|:root)[\w.\-]*:has\((?:[^()]|\([^()]*\))*\)\s*[>+~\w.]")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_dressed_by_what_the_root_holds(path: Path) -> None:
    assert [selector for selector, _body in rules_of(path) if HOLDS.search(selector)] == []
