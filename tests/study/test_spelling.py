"""What is forgiven in a written word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.study.question_types.anticipated import AnticipatedError
from app.study.question_types.typed import TypedBody, is_accepted
from app.study.spelling import SHORTEST_WITH_SLIP, folded, one_slip, same
from tests.study.values import words


@pytest.mark.parametrize("given_", ["forget gate", "Forget  Gate", " FORGET GATE ", "fórget gate"])
def test_case_accents_and_spaces_are_forgiven(given_: str) -> None:
    assert same(given_, "forget gate")


@pytest.mark.parametrize(
    "given_", ["forge gate", "foorget gate", "forgat gate", "fogret gate", "forget gates", "orget gate"]
)
def test_one_slip_is_one_slip(given_: str) -> None:
    assert one_slip(given_, "forget gate")


@pytest.mark.parametrize("given_", ["forget gate", "input gate", "frogt gate", "forg gate", "forget"])
def test_none_and_two_slips_are_not(given_: str) -> None:
    assert not one_slip(given_, "forget gate")


@pytest.mark.parametrize(
    ("given_", "wanted"), [("gru", "rnn"), ("lstn", "lstm"), ("layer 1", "layer 2"), ("layer 12", "layer 1")]
)
def test_short_words_and_digits_take_no_slip(given_: str, wanted: str) -> None:
    assert not one_slip(given_, wanted)


def test_a_foreseen_wrong_word_is_no_slip_of_the_right_one() -> None:
    body = TypedBody(("encoder",), (AnticipatedError("decoder | encoders", words("why")),))
    assert is_accepted(body, "encodr")
    assert not is_accepted(body, "encoders")


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    slip = one_slip(one, other)
    assert not (slip and same(one, other))
    if slip:
        assert abs(len(folded(one)) - len(folded(other))) <= 1
        assert len(folded(other)) >= SHORTEST_WITH_SLIP
