"""Things to be put in order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from app.study.answer_log import Answer
from app.study.question_types.ordering import DrawnOrdering, Item, given_places, twos
from app.study.questions import Question
from app.web.question_types.base import FormValues, Given, PageType, first
from app.web.shared.interface_parts import Letter, Strict
from app.web.shared.language import gettext
from app.web.shared.render import Prose, inline

_ = gettext
MOST_ITEMS = 9
Place = Annotated[int, Field(ge=1, le=MOST_ITEMS)]


class OrderResponse(Strict):
    """The letters from first to last."""

    order: Annotated[list[Letter], Field(min_length=1, max_length=MOST_ITEMS)]


class PlacesSoFar(Strict):
    """The places, from 1, of the letters that have one: a test keeps them until the order is whole."""

    places: Annotated[dict[Letter, Place], Field(min_length=1, max_length=MOST_ITEMS)]


@dataclass(frozen=True, slots=True)
class ItemField:
    """Something to be put in order, under its letter; `place` is the one that it was given."""

    letter: str
    text: Prose
    place: str


@dataclass(frozen=True, slots=True)
class OrderingField:
    items: tuple[ItemField, ...]


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """An item where it was put; `tag` says which is its place, `short` the same in a sign."""

    text: Prose
    tone: str
    sign: str
    tag: str
    short: str


@dataclass(frozen=True, slots=True)
class MarkedOrdering:
    """The items in the order that was given. `note` says by what it was marked: the items two by two.

    `right` is the right order, where that is another.
    """

    note: str
    items: tuple[MarkedItem, ...]
    right: tuple[Prose, ...]


class Ordering(PageType[DrawnOrdering, OrderingField, MarkedOrdering]):
    name, body, response, so_far = "ordering", DrawnOrdering, OrderResponse, PlacesSoFar

    def title(self) -> str:
        return _("an order")

    def missing(self) -> str:
        return _("Give each a place of its own.")

    def from_form(self, form: FormValues) -> dict[str, object]:
        """The letters by the places that they were given; where two share one, or some have none, those places."""
        given = {key.removeprefix("place."): form[key] for key in form if key.startswith("place.")}
        places = {letter: int(place) for letter, place in given.items() if re.fullmatch("[1-9]", place)}
        if sorted(places.values()) == list(range(1, len(given) + 1)):
            return {"order": sorted(places, key=places.__getitem__)}
        return {"places": places}

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return {f"place.{letter}": [str(place)] for letter, place in given_places(response).items()}

    def asked(self, _question: Question, body: DrawnOrdering, given: Given) -> OrderingField:
        return OrderingField(
            tuple(ItemField(item.id, inline(item.words), first(given, f"place.{item.id}")) for item in body.items)
        )

    def marked(self, _question: Question, body: DrawnOrdering, answer: Answer) -> MarkedOrdering:
        places, items = given_places(answer.response), {item.id: item for item in body.items}
        shown = sorted(body.items, key=lambda item: places.get(item.id, len(items)))
        right_place = {letter: place for place, letter in enumerate(body.key, start=1)}
        marked = (_marked(item, right_place[item.id], places.get(item.id)) for item in shown)
        right = () if answer.correct else tuple(inline(items[letter].words) for letter in body.key)
        return MarkedOrdering(_two_by_two(body, places) if places else "", tuple(marked), right)


def _two_by_two(body: DrawnOrdering, places: Mapping[str, int]) -> str:
    right, wrong = twos(body.key, places)
    return _("Pair by pair: %(right)d in the right order, %(wrong)d in the wrong one.", right=right, wrong=wrong)


def _marked(item: Item, place: int, given: int | None) -> MarkedItem:
    goes_to = _("goes to %(place)d", place=place)
    if given is None:
        return MarkedItem(inline(item.words), "none", "→", goes_to, f"→ {place}")
    if given == place:
        return MarkedItem(inline(item.words), "right", "✓", _("in its place"), "")
    return MarkedItem(inline(item.words), "wrong", "✗", goes_to, f"→ {place}")
