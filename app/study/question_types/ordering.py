"""Things to be put in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, count
from string import ascii_uppercase

from app.study.draws import shuffled
from app.study.question_types.base import (
    Body,
    MarkingRule,
    Models,
    Options,
    Parameters,
    QuestionType,
    Response,
    UnreadableResponse,
    message,
)
from app.study.words import Words


@dataclass(frozen=True, slots=True)
class OrderingBody(Body):
    """Things in their right order."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things, under a letter that tells nothing."""

    id: str
    words: Words


@dataclass(frozen=True, slots=True)
class DrawnOrdering(Body):
    """The items in the order that was drawn; `key` is the right order of their letters."""

    items: tuple[Item, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderingResponse(Response):
    """Letters, from first to last."""

    order: tuple[str, ...]

    def plain(self) -> dict[str, object]:
        return {"order": list(self.order)}


def _drawn(body: OrderingBody, places: Sequence[int]) -> DrawnOrdering:
    """The items as they are shown: `places` are their right places, from 0."""
    drawn = list(zip(ascii_uppercase, places, strict=False))
    key = tuple(letter for letter, _place in sorted(drawn, key=lambda item: item[1]))
    return DrawnOrdering(tuple(Item(letter, body.items[place]) for letter, place in drawn), key)


def order_to_show(size: int, seed: str) -> list[int]:
    """The right places of `size` items in the order that they are shown in.

    Half of the twos stand in the right order, or one fewer than in the wrong one: left as it is it earns nothing, and
    turned round next to nothing.
    """
    for retry in count():
        places = shuffled(range(size), f"{seed}.{retry}")
        right = sum(one < other for one, other in combinations(places, 2))
        if right == size * (size - 1) // 4:
            return places
    raise AssertionError("some order of any size has as many twos in the right order")


def twos(key: Sequence[str], places: Mapping[str, int]) -> tuple[int, int]:
    """How many twos of items stand in the right order, and how many in the wrong one."""
    right = [places[first] < places[second] for first, second in combinations(key, 2)]
    return sum(right), len(right) - sum(right)


def share_in_order(body: DrawnOrdering, response: OrderingResponse) -> float:
    """Of all twos of items the share in the right order less the share in the wrong one, never below 0.

    Chance earns nothing on average (Kendall's tau).
    """
    right, wrong = twos(body.key, {letter: place for place, letter in enumerate(response.order)})
    return max(0.0, (right - wrong) / (right + wrong))


class Ordering(QuestionType[OrderingBody, DrawnOrdering, OrderingResponse]):
    body, drawn, response = OrderingBody, DrawnOrdering, OrderingResponse
    takes = ("order",)
    rule = MarkingRule(
        "ordering",
        "share-in-order",
        1,
        share_in_order,
        message(
            "Of every two, those in the right order add their share of the point, those in the wrong order take theirs "
            "away; never below 0."
        ),
    )

    def draw(self, body: OrderingBody, seed: str, _models: Models) -> DrawnOrdering:
        return _drawn(body, order_to_show(len(body.items), seed))

    def kept(self, drawn: DrawnOrdering) -> Parameters:
        return {"places": [drawn.key.index(item.id) for item in drawn.items]}

    def redraw(self, body: OrderingBody, _seed: str, kept: Parameters) -> DrawnOrdering:
        return _drawn(body, kept["places"])

    def draw_unkept(self, body: OrderingBody, seed: str, _models: Models) -> DrawnOrdering:
        """In any order at all, the right one too."""
        return _drawn(body, shuffled(range(len(body.items)), seed))

    def shown(self, drawn: DrawnOrdering) -> object:
        return drawn.key

    def read(self, drawn: DrawnOrdering, order: object) -> OrderingResponse:
        wanted = sorted(item.id for item in drawn.items)
        if not isinstance(order, list) or not all(isinstance(one, str) for one in order) or sorted(order) != wanted:
            raise UnreadableResponse("give each a place of its own")
        return OrderingResponse(tuple(order))

    def key(self, drawn: DrawnOrdering) -> dict[str, object]:
        return {"order": list(drawn.key)}

    def options(self, drawn: DrawnOrdering) -> Options:
        return [(item.id, item.words) for item in drawn.items]
