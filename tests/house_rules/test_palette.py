"""The six quantities can be told apart by every eye, and read in both themes."""

from itertools import combinations

import pytest

from app.lab.quantities import NAMES
from app.settings import ROOT
from tests.house_rules.palette import EYES, contrast, difference, linear, seen_by, themes

THEMES = themes(ROOT / "static/css/tokens.css")
TEXT = ("ink", "soft", "good", "miss", "half", *NAMES)


def test_the_difference_is_the_published_one() -> None:
    assert difference(linear("#ff0000"), linear("#00ff00")) == pytest.approx(86.608, abs=0.01)
    assert difference(linear("#000000"), linear("#ffffff")) == pytest.approx(100, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", EYES)
def test_the_closest_pair_of_quantities_is_at_least_10_apart(theme: str, eyes: str) -> None:
    seen = {name: seen_by(eyes, THEMES[theme][name]) for name in NAMES}
    closest = min((difference(seen[a], seen[b]), a, b) for a, b in combinations(NAMES, 2))
    assert closest[0] >= 10, closest


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "card"])
@pytest.mark.parametrize("name", TEXT)
def test_text_keeps_a_contrast_of_4_and_a_half(theme: str, ground: str, name: str) -> None:
    assert contrast(THEMES[theme][name], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "card"])
@pytest.mark.parametrize("name", ["edge", "focus"])
def test_the_edges_of_controls_keep_a_contrast_of_3(theme: str, ground: str, name: str) -> None:
    assert contrast(THEMES[theme][name], THEMES[theme][ground]) >= 3
