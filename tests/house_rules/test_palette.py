"""Quantities, verdicts and steps of ink can be told apart, and read, in both themes."""

from itertools import combinations, pairwise

import pytest

from app.lab.quantities import NAMES
from app.settings import ROOT
from tests.house_rules.palette import EYES, contrast, difference, linear, mixtures, seen_by, themes

TOKENS = ROOT / "static/css/tokens.css"
THEMES = {theme: {**tokens, **mixtures(TOKENS, tokens)} for theme, tokens in themes(TOKENS).items()}
VERDICTS = ("right", "miss", "half")
TEXT = ("ink", "soft", *VERDICTS, *NAMES)
GROUNDS = ("paper", "card", "wash", "right-wash", "miss-wash")
STEPS = ("m0", "m1", "m2", "m3", "ink")  # m4 is the ink itself


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
@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_is_at_least_10_from_every_quantity(theme: str, verdict: str) -> None:
    """For normal eyes. For others, nine colours that must be read leave no such room (2 is the least): there the sign
    and the words beside a verdict, and the letter and the place of a quantity, tell them apart."""
    closest = min((difference(THEMES[theme][verdict], THEMES[theme][name]), name) for name in NAMES)
    assert closest[0] >= 10, closest


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", EYES)
def test_the_verdicts_are_at_least_10_apart(theme: str, eyes: str) -> None:
    seen = {name: seen_by(eyes, THEMES[theme][name]) for name in VERDICTS}
    closest = min((difference(seen[a], seen[b]), a, b) for a, b in combinations(VERDICTS, 2))
    assert closest[0] >= 10, closest


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", EYES)
def test_the_steps_of_ink_are_told_apart_by_all(theme: str, eyes: str) -> None:
    seen = [seen_by(eyes, THEMES[theme][name]) for name in STEPS]
    assert min(difference(one, other) for one, other in pairwise(seen)) >= 9


@pytest.mark.parametrize("theme", THEMES)
def test_what_fills_a_meter_stands_out_from_its_track_and_its_ground(theme: str) -> None:
    for ground in ("paper", "card", "m0"):
        assert contrast(THEMES[theme]["m3"], THEMES[theme][ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", TEXT)
def test_text_keeps_a_contrast_of_4_and_a_half(theme: str, ground: str, name: str) -> None:
    assert contrast(THEMES[theme][name], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "card"])
@pytest.mark.parametrize("name", ["edge", "focus"])
def test_the_edges_of_controls_keep_a_contrast_of_3(theme: str, ground: str, name: str) -> None:
    assert contrast(THEMES[theme][name], THEMES[theme][ground]) >= 3
