"""Gaps in a text."""

import pytest

from app.study.placeholders import around_gaps
from app.study.question_types.cloze import Gap, read_gap, read_gaps


@pytest.mark.parametrize(
    ("inside", "gap"),
    [
        ("knots", Gap(("knots",), ())),
        ("knots | knot ~ acres | candles", Gap(("knots", "knot"), ("acres", "candles"))),
        ("knots~acres", Gap(("knots",), ("acres",))),
        ("a\n  sea mile | ", Gap(("a\n  sea mile",), ())),
    ],
)
def test_a_gap_holds_right_forms_and_distractors(inside: str, gap: Gap) -> None:
    assert read_gap(inside) == gap


@pytest.mark.parametrize("inside", ["", " ", "|", "~ acres"])
def test_a_gap_needs_a_right_form(inside: str) -> None:
    with pytest.raises(ValueError, match="at least one right form"):
        read_gap(inside)


@pytest.mark.parametrize("inside", ["knots ~ knots", "knots | knot ~ acres | knot", "Café ~ cafe", "t−1 ~ t-1"])
def test_a_distractor_that_would_be_marked_right_is_refused(inside: str) -> None:
    with pytest.raises(ValueError, match="both right and a distractor"):
        read_gap(inside, "es")


def test_words_that_only_a_letter_of_the_language_tells_apart_are_two() -> None:
    assert read_gap("año ~ ano", "es").distractors == ("ano",)


def test_the_text_around_gaps_is_one_piece_more_than_gaps() -> None:
    text = "[[a]] b [[c ~ d]][[e]] [f]"
    assert [gap.accepted for gap in read_gaps(text)] == [("a",), ("c",), ("e",)]
    assert around_gaps(text) == ("", " b ", "", " [f]")
    assert around_gaps("none") == ("none",)
