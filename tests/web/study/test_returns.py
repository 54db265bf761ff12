"""When the questions of a round come back: as a strip of fifteen days, and the same in words."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from app.web.study.returns import COLUMN, HEIGHT, returns
from tests.study.values import DAY, NOON, TODAY

TITLES = {"harbour": "The harbour"}


@pytest.fixture(autouse=True)
def request_context(app: Flask) -> Iterator[None]:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


def end(*ahead: float, exams: tuple[tuple[str, date], ...] = ()) -> Any:
    return SimpleNamespace(returns=tuple(NOON + days * DAY for days in ahead), exams=exams)


def columns(strip: Any) -> dict[int, int]:
    return dict(Counter(int(block.x // COLUMN) for block in strip.blocks))


def test_each_question_is_a_block_on_its_day() -> None:
    strip = returns(end(0, 0, 1, 6, 6, 6), TODAY, TITLES)
    assert columns(strip) == {0: 2, 1: 1, 6: 3}
    assert strip.words == "They come back: 2 today, 1 tomorrow, 3 in 6 days."
    assert [block.soon for block in strip.blocks] == [True, True, False, False, False, False]


def test_what_is_overdue_comes_back_today_and_what_is_far_off_later() -> None:
    strip = returns(end(-3, 14, 15, 200), TODAY, TITLES)
    assert columns(strip) == {0: 1, 14: 1}
    assert strip.words == "They come back: 1 today, 1 in 2 weeks, 2 later."


@pytest.mark.parametrize(
    ("ahead", "words"), [(0, "It comes back today."), (1, "It comes back tomorrow."), (40, "It comes back later.")]
)
def test_one_question_is_one(ahead: int, words: str) -> None:
    assert returns(end(ahead), TODAY, TITLES).words == words


def test_twenty_on_one_day_stay_in_the_drawing_and_apart() -> None:
    blocks = returns(end(*[2] * 20), TODAY, TITLES).blocks
    tops = sorted(block.y for block in blocks)
    assert tops[0] >= 0
    assert all(block.y + block.height < HEIGHT for block in blocks)
    assert all(low - high > blocks[0].height for high, low in pairwise(tops))


@pytest.mark.parametrize(("ahead", "place"), [(0, 0.5), (14, 14.5), (15, None)])
def test_the_exam_is_marked_on_its_day(ahead: int, place: float | None) -> None:
    day = (NOON + timedelta(ahead)).date()
    strip = returns(end(1, exams=(("harbour", day),)), TODAY, TITLES)
    assert strip.exam_x == (None if place is None else place * COLUMN)
    assert [number for number, one in enumerate(strip.days) if one.exam] == ([] if place is None else [ahead])
    assert strip.exam.startswith("The exam is on ")


def test_of_several_exams_the_nearest_is_told_with_its_set() -> None:
    exams = (("harbour", date(2026, 12, 9)), ("orchard", date(2026, 12, 3)))
    strip = returns(end(1, exams=exams), TODAY, {**TITLES, "orchard": "The orchard"})
    assert strip.exam == "The exam in The orchard is on 3 Dec."


def test_days_are_lettered_from_today_on() -> None:
    letters = "".join(one.letter for one in returns(end(1), TODAY, TITLES).days)
    assert datetime(2026, 11, 23).weekday() == 0
    assert letters == "MTWTFSSMTWTFSSM"


def test_nothing_comes_back_where_nothing_is_remembered() -> None:
    assert returns(end(), TODAY, TITLES).words == ""
