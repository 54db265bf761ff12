"""Every setting is in the guide for those who host."""

import re

import pytest

from tests.builders import ROOT

SETTINGS = sorted(set(re.findall(r'read\(\s*"([A-Z_]+)"', (ROOT / "app/settings.py").read_text())))


def test_the_settings_are_found() -> None:
    assert {"DATABASE_URL", "SECRET_KEY", "PUBLIC_URL"} <= set(SETTINGS)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_is_documented(name: str) -> None:
    guides = [path for path in (ROOT / "docs/self-hosting.md", ROOT / "README.md") if path.exists()]
    assert any(re.search(rf"\b{name}\b", guide.read_text()) for guide in guides), f"{name} is in no guide"
