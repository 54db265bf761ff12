"""Things to be put in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from app.study.answer_log import Answer
from app.study.question_types.ordering import DrawnOrdering, Item, twos
from app.study.questions import Question
from app.web.question_types.base import FormValues, Given, PageType, first
from app.web.shared.interface_parts import Letter, Strict
from app.web.shared.language import gettext
from app.web.shared.render import Prose, inline

_ = gettext


class OrderResponse(Strict):
    """The letters from first to last."""

    order: Annotated[list[Letter], Field(min_length=1, max_length=9)]


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
    """An item at its right place; `label` says where it was put, where that is another."""

    text: Prose
    tone: str
    label: str


@dataclass(frozen=True, slots=True)
class MarkedOrdering:
    """`note` says by what the order was marked: the items two by two."""

    note: str
    items: tuple[MarkedItem, ...]


class Ordering(PageType[DrawnOrdering, OrderingField, MarkedOrdering]):
    name, body, response = "ordering", DrawnOrdering, OrderResponse

    def title(self) -> str:
        return _("an order")

    def missing(self) -> str:
        return _("Give each a place of its own.")

    def from_form(self, form: FormValues) -> dict[str, object]:
        """The letters by the places that they were given; two at one place, or none, are no order."""
        places = {key.removeprefix("place."): form[key] for key in form if key.startswith("place.")}
        wanted = [str(place) for place in range(1, len(places) + 1)]
        if sorted(places.values()) != sorted(wanted):
            return {"order": []}
        return {"order": sorted(places, key=lambda letter: int(places[letter]))}

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return {f"place.{letter}": [str(place)] for place, letter in enumerate(response["order"], start=1)}

    def asked(self, _question: Question, body: DrawnOrdering, given: Given) -> OrderingField:
        return OrderingField(
            tuple(ItemField(item.id, inline(item.words), first(given, f"place.{item.id}")) for item in body.items)
        )

    def marked(self, _question: Question, body: DrawnOrdering, answer: Answer) -> MarkedOrdering:
        order = answer.response.get("order")
        places = {letter: place for place, letter in enumerate(order, start=1)} if isinstance(order, list) else {}
        items = {item.id: item for item in body.items}
        marked = (_marked(items[letter], n, places.get(letter)) for n, letter in enumerate(body.key, start=1))
        return MarkedOrdering(_two_by_two(body, places) if places else "", tuple(marked))


def _two_by_two(body: DrawnOrdering, places: Mapping[str, int]) -> str:
    right, wrong = twos(body.key, places)
    return _("Pair by pair: %(right)d in the right order, %(wrong)d in the wrong one.", right=right, wrong=wrong)


def _marked(item: Item, place: int, given: int | None) -> MarkedItem:
    if given is None:
        return MarkedItem(inline(item.words), "none", "")
    if given == place:
        return MarkedItem(inline(item.words), "right", _("✓ in its place"))
    return MarkedItem(inline(item.words), "wrong", _("✗ you put it at %(place)d", place=given))
