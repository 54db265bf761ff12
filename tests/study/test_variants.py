"""A meeting has its own number, seed and order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.study.variants import Variant, shuffled, variant_seed
from tests.study.builders import single

SECRET = b"a lighthouse keeper's secret"


@given(st.integers(0, 10**9 - 1), st.text("0123456789abcdef", min_size=8, max_size=8))
def test_a_variant_is_read_back_as_it_was_written(meeting: int, revision: str) -> None:
    assert Variant.parse(str(Variant(meeting, revision))) == Variant(meeting, revision)


def test_a_variant_names_the_meeting_and_the_text() -> None:
    assert str(Variant.of(single(), 3)) == "3.9f2c41aa"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "3.",
        ".9f2c41aa",
        "03.9f2c41aa",
        "-1.9f2c41aa",
        "3.9f2c41a",
        "3.9F2C41AA",
        "3.9f2c41aa ",
        "3.9f2c41aa\n",
        "٣.9f2c41aa",
        "1٣.9f2c41aa",
        "9999999999.9f2c41aa",
    ],
)
def test_anything_else_is_no_variant(text: str) -> None:
    with pytest.raises(ValueError, match="is not a variant"):
        Variant.parse(text)


@given(st.text())
def test_a_text_that_is_read_as_a_variant_is_its_only_spelling(text: str) -> None:
    try:
        variant = Variant.parse(text)
    except ValueError:
        return
    assert str(variant) == text


def seeds(learners: str) -> set[str]:
    return {variant_seed(SECRET, learner, "harbour/tide", 0) for learner in learners}


def test_the_same_meeting_has_the_same_seed() -> None:
    assert variant_seed(SECRET, "l", "harbour/tide", 2) == variant_seed(SECRET, "l", "harbour/tide", 2)


def test_another_learner_meeting_question_or_secret_has_another_seed() -> None:
    told = [
        variant_seed(SECRET, "l", "harbour/tide", 0),
        variant_seed(SECRET, "m", "harbour/tide", 0),
        variant_seed(SECRET, "l", "harbour/tide", 1),
        variant_seed(SECRET, "l", "harbour/crew", 0),
        variant_seed(b"another", "l", "harbour/tide", 0),
    ]
    assert len(set(told)) == 5
    assert all(len(seed) == 32 and int(seed, 16) >= 0 for seed in told)


@given(st.lists(st.integers()), st.text())
def test_the_same_seed_draws_the_same_order_of_the_same_things(items: list[int], seed: str) -> None:
    assert shuffled(items, seed) == shuffled(items, seed)
    assert sorted(shuffled(items, seed)) == sorted(items)


def test_learners_meet_choices_in_different_orders() -> None:
    orders = {tuple(shuffled("abcd", seed)) for seed in seeds("abcdefghijklmnopqrstuvwxyz")}
    assert len(orders) > 10


def test_every_place_is_as_likely_for_the_first_choice() -> None:
    drawn = [shuffled("abcd", variant_seed(SECRET, str(number), "q", 0)).index("a") for number in range(2000)]
    assert all(400 < drawn.count(place) < 600 for place in range(4))
