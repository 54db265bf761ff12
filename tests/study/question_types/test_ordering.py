"""Orders to begin with: as they are shown they earn nothing, and turned round next to nothing."""

from itertools import combinations

import pytest

from app.study.drawing import draw, draw_unkept, parameters_of, redraw
from app.study.marking import mark
from app.study.question_types.ordering import DrawnOrdering, OrderingBody, OrderingResponse, order_to_show
from app.study.questions import Question
from tests.study.values import question, words


def landing(size: int) -> Question:
    return question(OrderingBody(tuple(words(f"item {place}") for place in range(size))), "landing")


def body_of(drawn: Question) -> DrawnOrdering:
    assert isinstance(drawn.body, DrawnOrdering)
    return drawn.body


def score(drawn: Question, letters: list[str]) -> float:
    return mark(drawn, OrderingResponse(tuple(letters))).score


@pytest.mark.parametrize("size", range(2, 9))
def test_what_is_left_as_it_was_shown_earns_nothing(size: int) -> None:
    for seed in range(100):
        drawn = draw(landing(size), f"seed {seed}", {})
        shown = [item.id for item in body_of(drawn).items]
        assert shown == sorted(shown)
        assert score(drawn, shown) == 0.0


@pytest.mark.parametrize(("size", "most"), [(2, 1.0), (3, 1 / 3), (4, 0.0), (5, 0.0), (6, 1 / 15), (8, 0.0)])
def test_turning_it_round_earns_next_to_nothing(size: int, most: float) -> None:
    drawn = draw(landing(size), "seed", {})
    assert score(drawn, [item.id for item in body_of(drawn).items][::-1]) == pytest.approx(most)


def test_different_seeds_show_different_orders() -> None:
    assert len({tuple(order_to_show(5, f"seed {n}")) for n in range(200)}) > 15


def test_the_same_seed_shows_the_same_order_and_what_is_kept_shows_it_again() -> None:
    drawn = draw(landing(6), "seed", {})
    assert draw(landing(6), "seed", {}) == drawn
    assert redraw(landing(6), "another seed", parameters_of(drawn)) == drawn


def test_an_answer_of_which_nothing_was_kept_is_shown_in_the_order_that_its_seed_drew_then() -> None:
    """Any order at all, as it was before orders were kept: of three things the right one comes in a sixth."""
    old = [redraw(landing(3), f"seed {n}", None) for n in range(100)]
    assert old == [draw_unkept(landing(3), f"seed {n}", {}) for n in range(100)]
    assert any(one.body.key == ("A", "B", "C") for one in old if isinstance(one.body, DrawnOrdering))


def test_half_of_the_twos_stand_in_order() -> None:
    for size in range(2, 9):
        places = order_to_show(size, "seed")
        assert sum(one < other for one, other in combinations(places, 2)) == size * (size - 1) // 4
