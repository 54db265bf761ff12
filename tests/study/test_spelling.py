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
    assert same(given_, "forget gate", "en")


@pytest.mark.parametrize(
    ("given_", "wanted", "language"),
    [
        ("encoder—decoder", "encoder-decoder", "en"),
        ("encoder \u2013 decoder", "encoder-decoder", "en"),
        ("Hochreiter’s net", "Hochreiter's net", "en"),
        ("t−1", "t-1", "en"),
        ("h₂", "h2", "en"),
        ("h_2", "h₂", "en"),
        ("c_{t-1}", "cₜ₋₁", "en"),
        ("x^{2}", "x²", "en"),
        ("a × b", "a×b", "en"),
        ("3⋅4", "3·4", "en"),
        ("ﬁnite ﬂow", "finite flow", "en"),
        ("ｇａｔｅ", "gate", "en"),
        ("𝑓", "f", "en"),
        ("“gate”", '"gate"', "en"),
        ("for\u200bget\u00ad gate\ufeff", "forget gate", "en"),
        ("forget\u2060\u202a gate\u202c", "forget gate", "en"),
        ("forget\u00a0gate", "forget gate", "en"),
        ("forget\tgate", "forget gate", "en"),
        ("ga\ufe0fte", "gate", "en"),
        ("naïve façade", "naive facade", "en"),
        ("retroalimentacion", "retroalimentación", "es"),
        ("pinguino", "pingüino", "es"),
        ("δικτυο", "δίκτυο", "el"),
        ("STRASSE", "Straße", "de"),
        ("ISI", "ısı", "tr"),
        ("Forget gate.", "forget gate", "en"),
        ('"h2"', "h₂", "en"),
        ("‘forget gate’.", "forget gate", "en"),
        ("the cell;", "the cell", "en"),
        ("p(y∣x)", "p(y|x)", "en"),
        ("e\u0301", "é", "hu"),
        ("か\u3099", "が", "ja"),
        ("ｶﾞ", "ガ", "ja"),
    ],
)
def test_typography_and_the_accents_of_a_language_are_forgiven(given_: str, wanted: str, language: str) -> None:
    assert same(given_, wanted, language)


@pytest.mark.parametrize(
    ("given_", "wanted", "language"),
    [
        ("ano", "año", "es"),
        ("anos luz", "años luz", "es"),
        ("иод в воде", "йод в воде", "ru"),
        ("все дело", "всё дело", "ru"),
        ("かくれ", "がくれ", "ja"),
        ("はりの層", "ばりの層", "ja"),
        ("schon lang", "schön lang", "de"),
        ("halla där", "hålla där", "sv"),
        ("mas ser", "mąs ser", "pl"),
        ("isi dagi", "ısı dagi", "tr"),
        ("ma ngang", "má ngang", "vi"),
        ("102", "10²", "en"),
        ("t+1", "t-1", "en"),
        ("f_t", "i_t", "en"),
        ("xtrain", "x_train", "en"),
        ("循环神经网路", "循环神经网络", "zh"),
        ("은닉상태값", "은닉상태갑", "ko"),
        ("state at t+1", "state at t-1", "en"),
        ("a < b or c", "a > b or c", "en"),
    ],
)
def test_what_a_script_tells_apart_is_neither_forgiven_nor_a_slip(given_: str, wanted: str, language: str) -> None:
    assert not same(given_, wanted, language)
    assert not one_slip(given_, wanted, language)


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


def test_no_text_keeps_its_reader_busy() -> None:
    assert not same("x\u1d4e", "xy", "en")
    assert folded("\u1d4e" * 200, "en") == folded(folded("\u1d4e" * 200, "en"), "en")


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    slip = one_slip(one, other)
    assert not (slip and same(one, other))
    if slip:
        assert abs(len(folded(one)) - len(folded(other))) <= 1
        assert len(folded(other)) >= SHORTEST_WITH_SLIP
