"""What is not whole never looks it, and something never looks like nothing."""

import pytest
from flask import Flask

from app.study.mastery import Mastery
from app.study.progress import Tally
from app.web.shared.language import percent, speak_now
from app.web.shared.meter import meter, share_meter
from app.web.shared.shares import height, hundredths, rounded_part
from app.web.shared.taken import earned

SHARES = {0.0: "0%", 1e-9: "1%", 0.004: "1%", 0.005: "1%", 0.64: "64%", 0.994: "99%", 0.996: "99%", 1 - 1e-9: "99%"}


@pytest.mark.parametrize(("share", "told"), [*SHARES.items(), (1.0, "100%")])
def test_only_all_is_a_hundred_and_only_nothing_is_none(app: Flask, share: float, told: str) -> None:
    with app.test_request_context():
        speak_now("en")
        assert percent(share) == told
        assert share_meter(share).words == told
        assert f"{share_meter(share).value}%" == told


def test_spanish_rounds_alike(app: Flask) -> None:
    with app.test_request_context():
        speak_now("es")
        assert [percent(share) for share in (0.004, 0.996, 1.0)] == [
            "1\N{NO-BREAK SPACE}%",
            "99\N{NO-BREAK SPACE}%",
            "100\N{NO-BREAK SPACE}%",
        ]


def test_what_would_be_recalled_is_told_alike(app: Flask) -> None:
    with app.test_request_context():
        speak_now("en")
        assert [meter(Mastery(103, 103, recall)).value for recall in (0.001, 0.9999, 1.0)] == [1, 99, 100]


@pytest.mark.parametrize(
    ("points", "answers", "told"),
    [(11.97, 12, "11.9 of 12"), (0.02, 12, "0.1 of 12"), (12.0, 12, "12 of 12"), (0.0, 3, "0 of 3")],
)
def test_points_are_all_only_where_all_were_earned(app: Flask, points: float, answers: int, told: str) -> None:
    with app.test_request_context():
        speak_now("en")
        assert earned(Tally(answers, 0, points)) == told


def test_a_column_of_one_is_seen_beside_one_of_a_thousand() -> None:
    assert [height(part, 1000) for part in (0, 1, 500, 999, 1000)] == [0, 1, 50, 99, 100]
    assert height(0, 0) == 0


def test_what_lies_in_between_is_rounded_as_ever() -> None:
    assert [hundredths(one) for one in (0.334, 0.335, 2 / 3)] == [33, 34, 67]
    assert rounded_part(7.25, 12, 1) == 7.2
