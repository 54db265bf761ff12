"""What typography tells apart and nobody means to."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.typography import plain, visible


@pytest.mark.parametrize("dash", "‐‑‒–—―⁃−﹘﹣－")
def test_a_dash_of_any_length_is_a_dash(dash: str) -> None:
    assert plain(f"encoder{dash}decoder") == "encoder-decoder"


@pytest.mark.parametrize("apostrophe", "‘’‛ʹʼ′´`＇")
def test_an_apostrophe_of_any_slant_is_one(apostrophe: str) -> None:
    assert plain(f"Hochreiter{apostrophe}s") == "Hochreiter's"


@pytest.mark.parametrize("space", "\t\n\u00a0\u1680\u2003\u2009\u200a\u202f\u205f\u2800\u3000")
def test_a_space_of_any_width_is_a_space(space: str) -> None:
    assert plain(f"forget{space}gate") == "forget gate"


@pytest.mark.parametrize(
    "hidden",
    "\u00ad\u034f\u061c\u115f\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2063\u2066\u2069\ufe0f\ufeff\U000e0041",
)
def test_what_cannot_be_seen_does_not_count(hidden: str) -> None:
    assert plain(f"g{hidden}ate") == "gate"


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("h₂", "h2"),
        ("cₜ₋₁", "ct-1"),
        ("10⁻²", "10^-2"),
        ("x²+y²", "x^2+y^2"),
        ("½", "1/2"),
        ("1½", "1 1/2"),
        ("１２", "12"),
        ("٣४", "34"),
        ("𝑓", "f"),
        ("ﬁ", "fi"),
        ("…", "..."),
        ("3⋅4∙5•6", "3·4·5·6"),
        ("2∕3", "2/3"),
        ("a∗b", "a*b"),
        ("“a” «b»", '"a" "b"'),
    ],
)
def test_what_a_page_prints_is_what_a_keyboard_types(written: str, typed: str) -> None:
    assert plain(written) == typed


@pytest.mark.parametrize("text", ["ñ", "й", "が", "ø", "ß", "ı", "é", "한", "עִ", "x_t", "10^2", "a × b", "<b>"])
def test_letters_and_signs_stay_what_they_are(text: str) -> None:
    assert plain(text) == unicodedata.normalize("NFC", text)


def test_joiners_shape_what_is_seen_and_are_typed_by_nobody() -> None:
    persian = "می\u200cخواهم"
    assert visible(persian) == persian
    assert "\u200c" not in plain(persian)


@given(st.text(max_size=40))
def test_folding_twice_folds_no_more(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert visible(visible(text)) == visible(text)


def test_every_character_is_folded_once_and_for_all() -> None:
    """One that grew at each folding would keep a reader busy for ever."""
    for code in (*range(0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE0200)):
        once = plain(f"x{chr(code)}")
        assert plain(once) == once, hex(code)
        assert len(once) < 30
