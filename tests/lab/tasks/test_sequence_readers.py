import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.lab.tasks.sequence_readers import MAX_PIECE, MAX_SYMBOLS, Reason, SequenceProblem, SeriesReader, SymbolReader

SERIES = SeriesReader(-1.0, 1.0, marks=True)
PLAIN = SeriesReader(-60.0, 60.0, marks=False)
LETTERS = SymbolReader(("a", "b"))
NUMBERISH = st.text(alphabet="0123456789.,;* +-eE_x\n\N{ARABIC-INDIC DIGIT THREE}", max_size=40)


def test_symbols_become_their_positions_in_the_alphabet() -> None:
    reading = LETTERS.read("abba")

    assert reading.symbols == ("a", "b", "b", "a")
    assert reading.raw.tolist() == [0, 1, 1, 0]
    assert reading.raw.dtype == np.int64


@pytest.mark.parametrize("text", ["0.31, .8*, -0.1", "0.31;.8*;-0.1", "0.31 .8*\n-0.1\n", " 0.31,.8*,-1e-1,"])
def test_numbers_are_separated_in_any_usual_way(text: str) -> None:
    reading = SERIES.read(text)

    assert reading.raw.tolist() == [[0.31, 0.0], [0.8, 1.0], [-0.1, 0.0]]
    assert reading.symbols[1] == ".8*"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("−3", [-3]),
        ("–3, ‑0.5", [-3, -0.5]),
        ("－３；７.５", [-3, 7.5]),
        ("٣", [3]),
        ("7, 5", [7, 5]),
        ("7;5", [7, 5]),
        ("1\u00a02\u20093", [1, 2, 3]),
        ("\ufeff1\u200b, 2", [1, 2]),
        ("1、 2، 3", [1, 2, 3]),
    ],
)
def test_typography_parts_and_signs_numbers_as_a_plain_keyboard_does(text: str, numbers: list[float]) -> None:
    assert PLAIN.read(text).raw[:, 0].tolist() == numbers


@pytest.mark.parametrize(("text", "read"), [("（）(", "()("), ("(\u200b)", "()"), ("\ufeff()", "()"), ("❨)", "")])
def test_symbols_are_read_as_a_plain_keyboard_writes_them(text: str, read: str) -> None:
    if read:
        assert "".join(SymbolReader(("(", ")")).read(text).symbols) == read
    else:
        with pytest.raises(SequenceProblem):
            SymbolReader(("(", ")")).read(text)


def test_a_symbol_of_the_alphabet_is_taken_as_it_is() -> None:
    assert SymbolReader(("’", "'")).read("’'").symbols == ("’", "'")


def test_whole_numbers_between_commas_alone_are_so_many_numbers() -> None:
    assert PLAIN.read("0,5,12").raw[:, 0].tolist() == [0, 5, 12]
    assert PLAIN.read("0.5,1.5\n2.5,3.5").raw[:, 0].tolist() == [0.5, 1.5, 2.5, 3.5]


@pytest.mark.parametrize(
    ("text", "reason", "position", "piece"),
    [
        (" ,\n", Reason.EMPTY, None, None),
        ("0 " * 501, Reason.TOO_LONG, 501, "0"),
        ("1 nan", Reason.NOT_A_NUMBER, 2, "nan"),
        ("inf", Reason.NOT_A_NUMBER, 1, "inf"),
        ("1_0", Reason.NOT_A_NUMBER, 1, "1_0"),
        ("0x10", Reason.NOT_A_NUMBER, 1, "0x10"),
        ("0.1234567890123", Reason.NOT_A_NUMBER, 1, "0.1234567890123"),
        ("x" * 99, Reason.NOT_A_NUMBER, 1, "x" * MAX_PIECE),
        ("5 *", Reason.NOT_A_NUMBER, 2, "*"),
        ("5, 60.1", Reason.OUT_OF_RANGE, 2, "60.1"),
        ("1e999", Reason.OUT_OF_RANGE, 1, "1e999"),
        ("5, 6*", Reason.NO_MARKS, 2, "6*"),
        ("0,5 0,3", Reason.DECIMAL_COMMA, 1, "0,5"),
        ("1; 0,5; 2", Reason.DECIMAL_COMMA, 2, "0,5"),
        ("0,5, 0,3", Reason.DECIMAL_COMMA, 1, "0,5"),
        ("1.5, 2\n-7,5", Reason.DECIMAL_COMMA, 3, "-7,5"),
        ("7,5", Reason.DECIMAL_COMMA, 1, "7,5"),
        ("−7,5", Reason.DECIMAL_COMMA, 1, "-7,5"),
        (" 0,5 ", Reason.DECIMAL_COMMA, 1, "0,5"),
    ],
)
def test_what_is_no_series_says_what_is_wrong_and_where(
    text: str, reason: Reason, position: int | None, piece: str | None
) -> None:
    with pytest.raises(SequenceProblem) as caught:
        PLAIN.read(text)

    assert (caught.value.reason, caught.value.position, caught.value.symbol) == (reason, position, piece)
    assert str(caught.value).endswith((".", "0, 5."))


@given(NUMBERISH | st.text(max_size=60))
@example("0," * 600)
@example("." * 600)
def test_any_text_is_a_series_within_bounds_or_a_problem(text: str) -> None:
    for reader in (SERIES, PLAIN):
        try:
            reading = reader.read(text)
        except SequenceProblem as problem:
            assert str(problem)
        else:
            assert 1 <= len(reading.symbols) == len(reading.raw) <= MAX_SYMBOLS
            assert reader.low <= reading.raw[:, 0].min() <= reading.raw[:, 0].max() <= reader.high
            assert reader.marks or not reading.raw[:, 1].any()


@given(st.text(alphabet="abc\0 \N{GRINNING FACE}", max_size=20))
def test_any_text_is_a_word_of_the_alphabet_or_a_problem(text: str) -> None:
    try:
        reading = LETTERS.read(text)
    except SequenceProblem as problem:
        assert str(problem)
    else:
        assert "".join(reading.symbols) == text
