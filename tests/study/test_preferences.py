"""What a student prefers has bounds, and something usual in its place."""

import pytest

from app.study.preferences import MOST_NEW_A_DAY, ROUND_LENGTHS, USUAL, Preferences, preferred


@pytest.mark.parametrize("new", [0, 1, MOST_NEW_A_DAY])
@pytest.mark.parametrize("length", ROUND_LENGTHS)
def test_what_is_within_the_bounds_is_taken(new: int, length: int) -> None:
    assert preferred(new, length) == Preferences(new, length)


@pytest.mark.parametrize(("new", "length"), [(-1, 10), (51, 10), (5, 0), (5, 7), (5, 100)])
def test_what_is_beyond_them_is_none(new: int, length: int) -> None:
    with pytest.raises(ValueError, match=r"Preferences"):
        Preferences(new, length)


def test_what_was_not_chosen_is_as_usual() -> None:
    assert preferred(None, None) == USUAL == Preferences(5, 10)
    assert preferred(0, None) == Preferences(0, 10)
    assert preferred(None, 20) == Preferences(5, 20)
