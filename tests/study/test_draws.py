"""A draw has its own seed and order; its token names it, and nothing can be had from it."""

from base64 import urlsafe_b64decode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lab.generators import Spot
from app.study.draws import Draw, Variant, shuffled
from app.study.old_variants import OldVariant
from tests.study.values import single

SECRET = b"a lighthouse keeper's secret"
LEARNER = "0123456789abcdef" * 2
DRAW = Draw(LEARNER, "harbour/tide", 3)
SPOT = Spot("forget", "", "aa#", 2, 1, "")
TOKEN = str(Variant.of(DRAW, "9f2c41aa", ["moon", "wind"], SECRET))
HEX = st.text("0123456789abcdef", min_size=32, max_size=32)


@given(HEX, st.integers(0, 2**32 - 1), st.integers(0, 255), st.binary(min_size=16, max_size=16))
def test_a_token_is_read_back_as_it_was_written(learner: str, repetition: int, retry: int, seal: bytes) -> None:
    variant = Variant(learner, repetition, retry, seal)
    assert Variant.parse(str(variant)) == variant
    assert len(str(variant)) == 50


def test_a_token_names_the_draw() -> None:
    assert Variant.parse(TOKEN).draw("harbour/tide") == DRAW
    assert Variant.parse(str(Variant.of(replace(DRAW, retry=2), "r", None, SECRET))).draw("harbour/tide").retry == 2


@pytest.mark.parametrize(
    "other",
    [
        Variant.of(replace(DRAW, learner="f" * 32), "9f2c41aa", ["moon", "wind"], SECRET),
        Variant.of(replace(DRAW, question_id="harbour/crew"), "9f2c41aa", ["moon", "wind"], SECRET),
        Variant.of(replace(DRAW, repetition=4), "9f2c41aa", ["moon", "wind"], SECRET),
        Variant.of(replace(DRAW, retry=1), "9f2c41aa", ["moon", "wind"], SECRET),
        Variant.of(replace(DRAW, spot=SPOT), "9f2c41aa", ["moon", "wind"], SECRET),
        Variant.of(DRAW, "another text", ["moon", "wind"], SECRET),
        Variant.of(DRAW, "9f2c41aa", ["wind", "moon"], SECRET),
        Variant.of(DRAW, "9f2c41aa", ["moon", "wind"], b"another secret"),
    ],
)
def test_whatever_else_was_shown_has_another_seal(other: Variant) -> None:
    assert not Variant.parse(TOKEN).same(other)
    assert Variant.parse(TOKEN).seal != other.seal


def test_what_was_shown_cannot_be_tried_out_without_the_secret() -> None:
    seal = urlsafe_b64decode(f"{TOKEN}==")[-16:]
    tried = (Variant.of(DRAW, "9f2c41aa", shown, b"") for shown in (["moon", "wind"], ["wind", "moon"]))
    assert all(one.seal != seal for one in tried)


@pytest.mark.parametrize(
    "text", ["", "3", TOKEN[:-1], f"{TOKEN}A", f"{TOKEN[:-1]}\n", f"{TOKEN[:-1]}٣", f"{TOKEN[:-1]}=", "." * 50]
)
def test_anything_else_is_no_variant(text: str) -> None:
    with pytest.raises(ValueError, match="is not a variant"):
        Variant.parse(text)


@given(st.integers(0, 10**9 - 1), st.text("0123456789abcdef", min_size=8, max_size=8))
def test_an_old_variant_is_read_back_as_it_was_written(repetition: int, revision: str) -> None:
    old = OldVariant(LEARNER, repetition, revision)
    assert OldVariant.parse(str(old), LEARNER) == old


def test_a_token_has_one_way_to_be_written() -> None:
    """Its last letter has bits to spare: what differs in them alone is another token all the same."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    written = Variant.parse(TOKEN)

    assert [letter for letter in letters if Variant.parse(TOKEN[:-1] + letter).same(written)] == [TOKEN[-1]]


@pytest.mark.parametrize("text", ["", "3", "3.", ".9f2c41aa", "03.9f2c41aa", "-1.9f2c41aa", "3.9F2C41AA", "٣.9f2c41aa"])
def test_anything_else_is_no_old_variant(text: str) -> None:
    with pytest.raises(ValueError, match="is not a variant"):
        OldVariant.parse(text, LEARNER)


def test_an_old_variant_names_the_draw_and_the_text() -> None:
    old = OldVariant.parse("3.9f2c41aa", LEARNER)
    assert old.draw("harbour/tide").seed(SECRET) == DRAW.seed(SECRET)
    assert old.names(single())
    assert not old.names(replace(single(), revision="0" * 64))


def seeds(learners: str) -> set[str]:
    return {Draw(learner, "harbour/tide", 0).seed(SECRET) for learner in learners}


def test_the_same_draw_has_the_same_seed() -> None:
    assert replace(DRAW).seed(SECRET) == DRAW.seed(SECRET)


def test_another_learner_repetition_retry_question_spot_or_secret_has_another_seed() -> None:
    told = [
        DRAW.seed(SECRET),
        DRAW.seed(b"another"),
        replace(DRAW, learner="m").seed(SECRET),
        replace(DRAW, repetition=1).seed(SECRET),
        replace(DRAW, retry=1).seed(SECRET),
        replace(DRAW, question_id="harbour/crew").seed(SECRET),
        replace(DRAW, spot=SPOT).seed(SECRET),
        replace(DRAW, spot=replace(SPOT, edits="f1=0")).seed(SECRET),
    ]
    assert len(set(told)) == len(told)
    assert all(len(seed) == 32 and int(seed, 16) >= 0 for seed in told)


def test_the_seed_of_a_first_try_is_that_of_version_0002() -> None:
    """Running tests and open pages of that version were drawn by it."""
    assert Draw("l", "harbour/tide", 0).seed(SECRET) == "7178b02444b0df9246f533fc43a62afb"


@given(st.lists(st.integers()), st.text())
def test_the_same_seed_draws_the_same_order_of_the_same_things(items: list[int], seed: str) -> None:
    assert shuffled(items, seed) == shuffled(items, seed)
    assert sorted(shuffled(items, seed)) == sorted(items)


def test_learners_meet_choices_in_different_orders() -> None:
    orders = {tuple(shuffled("abcd", seed)) for seed in seeds("abcdefghijklmnopqrstuvwxyz")}
    assert len(orders) > 10


def test_every_place_is_as_likely_for_the_first_choice() -> None:
    drawn = [shuffled("abcd", Draw(str(number), "q", 0).seed(SECRET)).index("a") for number in range(2000)]
    assert all(400 < drawn.count(place) < 600 for place in range(4))
