"""Scoring: what is right, and the share of a point that is partly right; type by type."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import combinations

from app.lab.probes import Kind, Problem, Tolerance, Value
from app.study.bodies import Cloze, DrawnMatching, DrawnOrdering, MultipleChoice, Typed
from app.study.numbers import read_number, read_shape
from app.study.responses import ChoseSeveral, Filled, Grade, Ordered, Paired
from app.study.spelling import fits, one_slip, same

FLASHCARD_SCORES = {Grade.AGAIN: 0.0, Grade.HARD: 1.0, Grade.GOOD: 1.0, Grade.EASY: 1.0}
SAME = 1e-9  # the rounding of a fraction like 1/3


def right_less_wrong(body: MultipleChoice, response: ChoseSeveral) -> float:
    """right/R - wrong/W, never below 0: ticking everything earns nothing. The page states the rule."""
    right = [choice.id in response.choices for choice in body.choices if choice.is_right]
    wrong = [choice.id in response.choices for choice in body.choices if not choice.is_right]
    return max(0.0, sum(right) / len(right) - sum(wrong) / len(wrong))


def is_accepted(body: Typed, text: str) -> bool:
    """Is it an accepted form, or one slip of the finger away from one and none of the foreseen wrong ones?"""
    if any(same(text, form) for form in body.accepted):
        return True
    return any(one_slip(text, form) for form in body.accepted) and not foreseen_word(body, text)


def foreseen_word(body: Typed, text: str) -> bool:
    return any(same(text, form) for said in body.feedback for form in said.when.split("|"))


def share_of_gaps(body: Cloze, response: Filled) -> float:
    return sum(fits(gap, text) for gap, text in zip(body.gaps, response.gaps, strict=True)) / len(body.gaps)


def is_number(key: float, tolerance: Tolerance | None, given: float) -> bool:
    """Is `given` the key, or within its tolerance of it?"""
    near = tolerance is not None and tolerance.near(given, key)
    return near or abs(given - key) <= SAME * max(1.0, abs(key))


READERS: Mapping[Kind, Callable[[str], Value]] = {
    Kind.NUMBER: partial(read_number, point_is_decimal=True),  # as probes write theirs: with three decimals
    Kind.WHOLE: read_number,
    Kind.SHAPE: read_shape,
}


def value_of(problem: Problem, text: str) -> Value:
    """What was written as an answer to a computed question. Raises UnreadableNumber."""
    return READERS[problem.kind](text)


def is_key(problem: Problem, value: Value, tolerance: Tolerance) -> bool:
    if isinstance(problem.key, tuple) or isinstance(value, tuple):
        return value == problem.key
    return is_number(problem.key, tolerance if problem.kind is Kind.NUMBER else None, value)


def share_of_pairs(body: DrawnMatching, response: Paired) -> float:
    return sum(response.pairs[pair.id] == body.key[pair.id] for pair in body.pairs) / len(body.pairs)


def share_in_order(body: DrawnOrdering, response: Ordered) -> float:
    """Of all twos of items the share in the right order less the share in the wrong one, never below 0.

    Chance earns nothing on average (Kendall's tau); the page states the rule.
    """
    right, wrong = twos(body.key, {letter: place for place, letter in enumerate(response.order)})
    return max(0.0, (right - wrong) / (right + wrong))


def twos(key: Sequence[str], places: Mapping[str, int]) -> tuple[int, int]:
    """How many twos of items stand in the right order, and how many in the wrong one."""
    right = [places[first] < places[second] for first, second in combinations(key, 2)]
    return sum(right), len(right) - sum(right)
