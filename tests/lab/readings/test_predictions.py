import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lab.readings.predictions import (
    GuessProblem,
    GuessReason,
    closing_steps,
    mark_curve,
    mark_step,
    read_curve,
    read_step,
)

VALUES = (0.9, 0.95, 0.1, 0.2, 0.8, 0.4)


def test_a_curve_is_marked_step_by_step_and_the_furthest_step_is_named() -> None:
    mark = mark_curve((0.9, 0.8, 0.9, 0.2, 0.8, 0.5), VALUES)

    assert (mark.near, mark.timesteps) == (5, 6)
    assert (mark.worst_step, mark.guessed, mark.value) == (3, 0.9, 0.1)


def test_open_and_closed_steps_count_half_each() -> None:
    assert mark_curve((0.9, 0.8, 0.9, 0.2, 0.8, 0.5), VALUES).score == pytest.approx((3 / 3 + 2 / 3) / 2)
    assert mark_curve((0.9,) * 6, VALUES).score == 0.5
    assert mark_curve((0.9,) * 3, (0.8, 0.9, 0.6)).score == pytest.approx(2 / 3)


def test_a_gate_closes_where_it_falls_below_a_half() -> None:
    assert closing_steps(VALUES) == (3, 6)
    assert closing_steps((0.2, 0.1, 0.9)) == (1,)
    assert closing_steps((0.9, 0.5)) == ()


@pytest.mark.parametrize(("step", "right"), [(3, True), (6, True), (4, False), (0, False)])
def test_any_of_the_closing_steps_is_right(step: int, right: bool) -> None:
    assert mark_step(step, VALUES).right is right


def test_never_is_right_for_a_gate_that_stays_open() -> None:
    mark = mark_step(0, (0.9, 0.6, 0.7))

    assert (mark.right, mark.lowest_step, mark.lowest, mark.value) == (True, 2, 0.6, 0.6)
    assert not mark_step(2, (0.9, 0.6, 0.7)).right


@pytest.mark.parametrize("text", ["0.5, 1 0;.25", "0.5,1,0,.25", " 0.5\n1\n0\n.25 "])
def test_a_curve_may_be_separated_in_several_ways(text: str) -> None:
    assert read_curve(text, 4) == (0.5, 1.0, 0.0, 0.25)


@pytest.mark.parametrize(
    ("text", "reason", "position"),
    [
        ("0.5,1.2", GuessReason.NOT_A_SHARE, 2),
        ("nan,1", GuessReason.NOT_A_SHARE, 1),
        ("inf,1", GuessReason.NOT_A_SHARE, 1),
        ("-0.1,1", GuessReason.NOT_A_SHARE, 1),
        ("٣,1", GuessReason.NOT_A_SHARE, 1),
        ("0.5", GuessReason.NOT_ONE_A_STEP, 1),
        ("0,0,0", GuessReason.NOT_ONE_A_STEP, 3),
        ("", GuessReason.NOT_ONE_A_STEP, 0),
    ],
)
def test_what_is_no_curve_is_refused(text: str, reason: GuessReason, position: int) -> None:
    with pytest.raises(GuessProblem) as caught:
        read_curve(text, 2)

    assert (caught.value.reason, caught.value.position) == (reason, position)


@given(st.text(), st.integers(1, 6))
def test_any_text_is_a_guess_or_a_problem(text: str, timesteps: int) -> None:
    for read in (read_curve, read_step):
        try:
            read(text, timesteps)
        except GuessProblem as problem:
            assert str(problem)
