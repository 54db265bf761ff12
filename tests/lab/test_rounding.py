"""Whoever rounds a number further that was rounded for them gets what the number itself gives."""

import numpy as np
import pytest

from app.lab.rounding import rounded


@pytest.mark.parametrize(
    ("exact", "sent"),
    [
        (3.67463, 3.675 - 0.0001),
        (3.67537, 3.6751),
        (0.2504, 0.2501),
        (0.24963, 0.2499),
        (0.125, 0.125),
        (0.1234, 0.123),
        (-0.0049, -0.0049),
        (-0.0001, 0.0),
    ],
)
def test_a_digit_more_where_the_last_would_be_a_half(exact: float, sent: float) -> None:
    assert rounded(exact, 3).item() == pytest.approx(sent, abs=1e-12)


def test_every_number_of_fewer_digits_is_right() -> None:
    exact = np.random.default_rng(5).uniform(0, 4, 100_000)
    for digits in (1, 2, 3):
        assert [f"{x:.{digits}f}" for x in rounded(exact, 3)] == [f"{x:.{digits}f}" for x in exact]
