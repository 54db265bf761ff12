"""What a round came to: marked, in part, judged oneself, the second try, the time."""

from dataclasses import replace

import pytest

from app.study.answer_log import Answer
from app.study.round_score import Score, score_of
from tests.study.values import answer


def first(id_: str, score: float = 1.0, grade: str = "", elapsed_ms: int | None = None) -> Answer:
    response = {"grade": grade} if grade else {"choice": "moon"}
    return replace(answer(score=score, response=response), id=id_, elapsed_ms=elapsed_ms)


def test_what_one_judged_oneself_stands_apart() -> None:
    firsts = [first("a"), first("b", 0.0), first("c", 1.0, "good"), first("d", 0.0, "again")]
    score = score_of(firsts, {}, firsts)
    assert (score.right, score.total, score.known, score.cards) == (1, 2, 1, 2)
    assert score.main == (1, 2)


def test_of_cards_alone_the_known_ones_are_the_score() -> None:
    firsts = [first("c", 1.0, "hard"), first("d", 0.0, "again")]
    assert score_of(firsts, {}, firsts).main == (1, 2)


def test_what_is_right_in_part_is_not_right() -> None:
    firsts = [first("a", 0.5), first("b", 0.99), first("c")]
    score = score_of(firsts, {}, firsts)
    assert (score.right, score.partly, score.total) == (1, 2, 3)


def test_a_second_try_changes_nothing_in_the_score() -> None:
    firsts = [first("a", 0.0), first("b", 0.0), first("c"), first("d", 0.0, "again")]
    again = {"a": first("a2"), "b": first("b2", 0.0), "d": first("d2", 1.0, "good")}
    score = score_of(firsts, again, [*firsts, *again.values()])
    assert (score.right, score.total, score.came_right, score.repeated) == (1, 3, 1, 2)


def test_nothing_answered_is_no_score() -> None:
    assert score_of([], {}, []) == Score()
    assert Score().minutes == 1


@pytest.mark.parametrize(
    ("elapsed", "seconds"),
    [([], 0), ([8_000], 8), ([None], 30), ([120_000], 120), ([3_600_000], 120), ([0, None, 500_000], 150)],
)
def test_an_answer_takes_two_minutes_at_most_and_half_a_one_where_unknown(
    elapsed: list[int | None], seconds: int
) -> None:
    answers = [first("a", elapsed_ms=one) for one in elapsed]
    assert score_of([], {}, answers).milliseconds == 1000 * seconds


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 1), (59, 1), (89, 1), (91, 2), (360, 6)])
def test_minutes_are_whole_and_at_least_one(seconds: int, minutes: int) -> None:
    assert Score(milliseconds=1000 * seconds).minutes == minutes
