"""Numbers and shapes as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.study.numbers import (
    LARGEST,
    LONGEST_NUMBER,
    Asked,
    NumberReason,
    UnreadableNumber,
    read_number,
    read_shape,
    write_number,
)


@pytest.mark.parametrize(
    "text", ["0,5", ".5", "1/2", "5e-1", "0.5", ",5", "50%", "+0.50", " 0.5 ", "5 × 10^-1", "2/4", "1⁄2"]
)
def test_one_number_has_many_spellings(text: str) -> None:
    assert read_number(text) == 0.5


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10400", 10400),
        ("10 400", 10400),
        ("10'400", 10400),
        ("10.400,0", 10400),
        ("10,400.0", 10400),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("10.4000", 10.4),
        ("0.400", 0.4),
        ("0,400", 0.4),
        ("1.04e4", 10400),
        ("1.234e2", 123.4),
        ("−3", -3),
        ("-1/4", -0.25),
        ("5.", 5),
        ("－3.5", -3.5),
        ("‑3.5", -3.5),
        ("—3.5", -3.5),
        ("1.2⋅10^3", 1200),
        ("1.2∙10^{3}", 1200),
        ("3·10⁻²", 0.03),
        ("3 × 10**-2", 0.03),
        ("10²", 100),
        ("-10^-2", -0.01),
        ("78.539 816", 78.539816),
        ("78,539\u202f816\u202f3", 78.5398163),
        ("1\u2009234\u2009567.5", 1234567.5),
        ("1’234", 1234),
        ("½", 0.5),
        ("٣", 3),
        ("٣٫٥", 3.5),
        ("１２．５", 12.5),
        ("\u200b12\u200e.5\ufeff", 12.5),
        ("1\u00ad2.5", 12.5),
        ("-0", 0),
    ],
)
def test_what_can_be_read_in_one_way_is_read(text: str, number: float) -> None:
    assert read_number(text) == pytest.approx(number)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", NumberReason.EMPTY),
        ("   ", NumberReason.EMPTY),
        ("10.400", NumberReason.TWO_WAYS),
        ("10,400", NumberReason.TWO_WAYS),
        ("-1.234", NumberReason.TWO_WAYS),
        ("1/10,400", NumberReason.TWO_WAYS),
        ("abc", NumberReason.NO_NUMBER),
        ("1 2", NumberReason.NO_NUMBER),
        ("0,1,2", NumberReason.NO_NUMBER),
        ("--1", NumberReason.NO_NUMBER),
        ("1_0", NumberReason.NO_NUMBER),
        ("1½", NumberReason.NO_NUMBER),
        ("1 1/2", NumberReason.NO_NUMBER),
        ("2^3", NumberReason.NO_NUMBER),
        ("10^1.5", NumberReason.NO_NUMBER),
        ("1e10^3", NumberReason.NO_NUMBER),
        ("12 345 67", NumberReason.NO_NUMBER),
        ("nan", NumberReason.NO_NUMBER),
        ("inf", NumberReason.NO_NUMBER),
        ("1/2/3", NumberReason.NO_NUMBER),
        ("0x10", NumberReason.NO_NUMBER),
        ("1/0", NumberReason.BY_ZERO),
        ("1e999", NumberReason.TOO_LARGE),
        ("9e15", NumberReason.TOO_LARGE),
        ("1" * (LONGEST_NUMBER + 1), NumberReason.TOO_LONG),
    ],
)
def test_what_cannot_be_read_in_one_way_is_refused(text: str, reason: NumberReason) -> None:
    with pytest.raises(UnreadableNumber) as refused:
        read_number(text)
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("text", "readings"),
    [("10.400", ("10400", "10.4000")), ("-1,234", ("-1234", "-1.2340")), ("1.234%", ("1234%", "1.2340%"))],
)
def test_an_ambiguous_number_is_offered_in_both_readings(text: str, readings: tuple[str, str]) -> None:
    with pytest.raises(UnreadableNumber) as refused:
        read_number(text)
    assert refused.value.readings == readings
    assert [read_number(one) for one in readings]


@given(st.text(max_size=LONGEST_NUMBER + 5) | st.text("0123456789.,-+/eE% ×10^'", max_size=20))
def test_any_text_is_a_number_or_is_refused(text: str) -> None:
    try:
        assert abs(read_number(text)) <= LARGEST
    except UnreadableNumber as problem:
        assert problem.text in text


@given(st.text(max_size=LONGEST_NUMBER + 5) | st.text("0123456789,()[] x×", max_size=30))
def test_any_text_is_a_shape_or_is_refused(text: str) -> None:
    try:
        assert all(size >= 0 for size in read_shape(text))
    except UnreadableNumber as problem:
        assert problem.text in text


@given(st.floats(-1e6, 1e6, allow_subnormal=False).filter(lambda number: number == 0 or abs(number) > 1e-9))
def test_a_key_is_written_so_that_it_is_read_back(number: float) -> None:
    assert read_number(write_number(number)) == pytest.approx(number, rel=1e-2, abs=1e-4)


@given(st.lists(st.integers(0, 10**5), min_size=1, max_size=6).map(tuple))
def test_a_shape_is_written_so_that_it_is_read_back(shape: tuple[int, ...]) -> None:
    assert read_shape(write_number(shape)) == shape


@pytest.mark.parametrize(
    "text",
    [
        "（３２，10, 50）",
        "(32,\u00a010, 50)",
        "(32,\u200b10,50)",
        "(32, 10, 50)",
        "32,10,50",
        "32 10 50",
        "[32, 10, 50]",
        "32x10x50",
        "32 × 10 × 50",
        "(32,10,50,)",
    ],
)
def test_a_shape_has_many_spellings(text: str) -> None:
    assert read_shape(text) == (32, 10, 50)


@pytest.mark.parametrize("text", ["(None, 3)", "(3.5, 2)", "-1", "()", "1" * 10, ",".join("1" * 9), "(1,,2)"])
def test_what_is_no_shape_is_refused(text: str) -> None:
    with pytest.raises(UnreadableNumber):
        read_shape(text)


@pytest.mark.parametrize(("text", "number"), [("1.038", 1.038), ("-22.011", -22.011), ("1.234/2", 0.617), ("0,5", 0.5)])
def test_where_the_question_writes_decimal_points_they_are_read_as_such(text: str, number: float) -> None:
    assert read_number(text, Asked(decimal_point=True)) == pytest.approx(number)


def test_a_comma_before_three_digits_is_ambiguous_beside_decimal_points() -> None:
    with pytest.raises(UnreadableNumber):
        read_number("1,038", Asked(decimal_point=True))


@pytest.mark.parametrize(
    ("text", "number"),
    [("19,712", 19712), ("19.712", 19712), ("-1.234", -1234), ("10.400/2", 5200), ("7.5", 7.5), ("1,234,567", 1234567)],
)
def test_where_a_whole_number_is_asked_for_one_reading_is_left(text: str, number: float) -> None:
    assert read_number(text, Asked(whole=True)) == number


@pytest.mark.parametrize("text", ["19,000", "3.000"])
def test_where_both_readings_are_whole_the_number_is_refused(text: str) -> None:
    with pytest.raises(UnreadableNumber) as refused:
        read_number(text, Asked(whole=True))
    assert refused.value.reason is NumberReason.TWO_WAYS


@pytest.mark.parametrize(
    ("text", "readings"),
    [("81%", ("81", "0.81")), ("0,5 %", ("0.5", "0.005")), ("81 ％", ("81", "0.81")), ("1/4%", ("0.25", "0.0025"))],
)
def test_where_per_cent_may_be_asked_a_sign_of_it_can_be_read_in_two_ways(text: str, readings: tuple[str, str]) -> None:
    with pytest.raises(UnreadableNumber) as refused:
        read_number(text, Asked(per_cent=True))
    assert refused.value.reason is NumberReason.PER_CENT
    assert tuple(f"{float(one):g}" for one in refused.value.readings) == readings


@pytest.mark.parametrize("asked", [Asked(whole=True, per_cent=True), Asked(per_cent=True), Asked(True, False, True)])
@pytest.mark.parametrize(
    "text", ["19,712%", "12.345%", "-19,712%", "19 712%", "1,000%", "19.712 %", "1/4%", "0.5%", "50%"]
)
def test_what_is_offered_instead_is_read(text: str, asked: Asked) -> None:
    """Nobody is led from one refusal to the next."""
    with pytest.raises(UnreadableNumber) as refused:
        read_number(text, asked)
    assert refused.value.reason in {NumberReason.PER_CENT, NumberReason.TWO_WAYS}
    one, other = (read_number(reading, asked) for reading in refused.value.readings)
    assert one != other


def test_nothing_in_per_cent_is_nothing() -> None:
    assert read_number("0%", Asked(per_cent=True)) == read_number("1e-999%", Asked(per_cent=True)) == 0


@pytest.mark.parametrize("text", ["0.5 123", "1 2 3", "12 34"])
def test_spaces_part_thousands_and_nothing_else(text: str) -> None:
    with pytest.raises(UnreadableNumber):
        read_number(text)
