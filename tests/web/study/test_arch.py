"""The arch of a round: a stone an answer, none over another, all on the page."""

import re
from itertools import pairwise
from math import dist

import pytest

from app.web.study.arch import MOST_IN_VAULT, WIDTH, Stone, arch

FEET = {5: 1, 10: 1, 14: 1, 15: 2, 16: 2, 17: 3, 20: 4}
NUMBER = 11  # the radius of the ground under a number


def corners(stone: Stone) -> list[tuple[float, float]]:
    """Where the pen stops, curves left out."""
    if block := re.fullmatch(r"M(\S+) (\S+)h(\S+)v(\S+)h\S+z", stone.path):
        x, y, width, height = map(float, block.groups())
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    found = re.findall(r"(?:[ML]|A\S+ \S+ 0 0 [01] )(-?[\d.]+) (-?[\d.]+)", stone.path)
    return [(float(x), float(y)) for x, y in found][:4]


@pytest.mark.parametrize("answers", range(1, 21))
def test_there_is_a_stone_an_answer_within_the_drawing(answers: int) -> None:
    found = arch(answers)
    assert len(found.stones) == answers
    for x, y in (corner for stone in (*found.stones, *found.bare) for corner in corners(stone)):
        assert 0 <= x <= WIDTH
        assert 0 <= y <= found.ground


@pytest.mark.parametrize("answers", range(1, 21))
def test_no_number_touches_another(answers: int) -> None:
    places = [(stone.x, stone.y) for stone in arch(answers).stones]
    assert all(dist(one, other) > 2 * NUMBER for one, other in pairwise(places))


@pytest.mark.parametrize("answers", range(1, 21))
def test_it_is_the_same_from_both_sides(answers: int) -> None:
    places = [(stone.x, stone.y) for stone in arch(answers).stones]
    for (x, y), (other_x, other_y) in zip(places, reversed(places), strict=True):
        assert x + other_x == pytest.approx(WIDTH, abs=0.2)
        assert y == pytest.approx(other_y, abs=0.2)


@pytest.mark.parametrize("answers", range(5, 21))
def test_it_is_built_from_the_left_foot_up_and_down_to_the_right_one(answers: int) -> None:
    places = [(stone.x, stone.y) for stone in arch(answers).stones]
    middle = len(places) // 2
    assert [y for _x, y in places[:middle]] == sorted((y for _x, y in places[:middle]), reverse=True)
    assert places[0][1] == pytest.approx(places[-1][1])
    assert places[0][0] < WIDTH / 2 < places[-1][0]


@pytest.mark.parametrize(("answers", "in_foot"), FEET.items())
def test_more_answers_make_the_feet_taller_not_the_stones_of_the_vault_narrower(answers: int, in_foot: int) -> None:
    found = arch(answers)
    blocks = [stone for stone in found.stones if "h" in stone.path]
    assert len(blocks) == 2 * in_foot
    assert answers - len(blocks) <= MOST_IN_VAULT
    assert found.bare == ()


@pytest.mark.parametrize("answers", [1, 2, 3, 4])
def test_below_five_the_feet_are_bare(answers: int) -> None:
    found = arch(answers)
    assert len(found.bare) == 2
    assert not any("h" in stone.path for stone in found.stones)


@pytest.mark.parametrize("answers", [1, 5, 10, 20])
def test_the_score_stands_under_the_vault(answers: int) -> None:
    found = arch(answers)
    assert 100 < found.middle < found.below < found.ground
