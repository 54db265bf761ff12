"""A learner who knows the harbour: answers found in nothing but what a page or the JSON interface shows."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from tests.web.page_client import Form, Reply, parse, words

Response = dict[str, Any]
Numbers = Mapping[str, float]
PAIRS = {"To port": "Red", "To starboard": "Green", "At the stern": "White"}
LANDING = ["It sights the lamp", "It takes the pilot aboard", "It passes the mole", "It throws a line ashore"]


@dataclass(frozen=True)
class Seen:
    """A question as it is seen: its name and type, its words, what can be chosen, what it is matched to, a run."""

    name: str
    type: str
    text: str
    choices: Mapping[str, str]
    sides: Mapping[str, str]
    symbols: tuple[str, ...]

    @property
    def numbers(self) -> Numbers:
        """The letters of the computed question and their numbers."""
        plain = self.text.replace("\N{MINUS SIGN} ", "-").replace("\N{MINUS SIGN}", "-")
        return {name: float(value) for name, value in re.findall(r"\b([figoch]) ?= ?(-?[0-9.]+[0-9])", plain)}


def seen_in_page(page: Reply) -> Seen:
    fields = page.form.fields
    return Seen(
        name=fields["question"].partition("/")[2],
        type=fields.get("type", ""),
        text="".join(words(one) for one in page.root.iter() if one.get("id") == "ask"),
        choices=_offered(page),
        sides={e.get("for", "")[5:]: words(e) for e in page.elements("label") if e.get("for", "").startswith("pair-")},
        symbols=tuple(words(e) for e in page.elements("span") if e.get("class") == "symbol"),
    )


def _offered(page: Reply) -> dict[str, str]:
    options = [words(item).partition(" ") for item in page.elements("li") if item.find("b") is not None]
    items = [row for row in page.elements("div") if "data-item" in row.attrib]
    return {letter: text for letter, _, text in options} | dict(map(_item, items))


def _item(row: Element) -> tuple[str, str]:
    select = next(row.iter("select"))
    return select.get("name", "")[6:], words(next(e for e in row.iter("span") if e.get("class") == "item-text"))


def seen_in_json(asked: Mapping[str, Any]) -> Seen:
    return Seen(
        name=asked["question"].partition("/")[2],
        type=asked["type"],
        text=_plain(asked["ask_html"]),
        choices={one["id"]: _plain(one["html"]) for one in asked["choices"]},
        sides={one["id"]: _plain(one["html"]) for one in asked["sides"]},
        symbols=tuple(asked["lab"]["symbols"]) if asked["lab"] else (),
    )


def _plain(html: str) -> str:
    body = parse(f"<!doctype html><html lang=en><title>x</title><body>{html}</body></html>").find("body")
    assert body is not None
    return words(body)


def right(seen: Seen) -> Response:
    """The right answer in the JSON of the interface."""
    return _RIGHT[seen.name](seen)


def wrong(seen: Seen) -> Response:
    """An answer that earns nothing, and was foreseen where the harbour foresees any."""
    return _WRONG[seen.name](seen)


def partly(seen: Seen) -> Response:
    """An answer that earns a part of the point, where the type has parts."""
    return _PARTLY[seen.name](seen)


def cell(n: Numbers) -> float:
    return n["f"] * n["c"] + n["i"] * n["g"]


# What somebody with a misconception makes of the same numbers, and what the page calls it.
SLIPS: Mapping[str, tuple[str, Callable[[Numbers], float]]] = {
    "gates-swapped": ("gates swapped", lambda n: n["i"] * n["c"] + n["f"] * n["g"]),
    "write-left-out": ("write left out", lambda n: n["f"] * n["c"]),
    "forget-inverted": ("forget inverted", lambda n: (1 - n["f"]) * n["c"] + n["i"] * n["g"]),
    "h-for-c": ("h for c", lambda n: n["f"] * n["h"] + n["i"] * n["g"]),
    "addition-for-product": ("addition for product", lambda n: n["f"] + n["c"] + n["i"] + n["g"]),
}


def number(value: float) -> str:
    """Four decimals: three could be read in two ways."""
    return f"{value:.4f}"


def _letters(seen: Seen) -> dict[str, str]:
    return {text: letter for letter, text in seen.choices.items()}


def _pairs(seen: Seen, shift: int = 0) -> Response:
    """Each side with its own option; with a `shift` with that of a later side."""
    options = list(PAIRS.values())
    turned = dict(zip(PAIRS, options[shift:] + options[:shift], strict=True))
    return {"pairs": {side: _letters(seen)[turned[text]] for side, text in seen.sides.items()}}


def _one_pair(seen: Seen) -> Response:
    """The first side rightly; the others get what belongs to none."""
    none = _letters(seen)["Violet"]
    given = _pairs(seen)["pairs"]
    return {"pairs": {side: letter if seen.sides[side] == "To port" else none for side, letter in given.items()}}


def _order(seen: Seen, texts: list[str]) -> Response:
    return {"order": [_letters(seen)[text] for text in texts]}


def _at(seen: Seen, is_sign: Callable[[str], bool]) -> Response:
    return {"step": next(n for n, s in enumerate(seen.symbols, start=1) if is_sign(s)), "unit": 1}


def _curve(seen: Seen, closed: float, otherwise: float) -> Response:
    """The forget gate of the model `forget` shuts at the sign # alone."""
    return {"values": [closed if symbol == "#" else otherwise for symbol in seen.symbols]}


Rule = Callable[[Seen], Response]
_RIGHT: Mapping[str, Rule] = {
    "tide": lambda _: {"choice": "moon"},
    "crew": lambda _: {"choices": ["keeper", "lamp"]},
    "knots": lambda _: {"gaps": ["knots", "fathoms"]},
    "port": lambda _: {"grade": "good"},
    "salt": lambda _: {"value": False},
    "rope": lambda _: {"text": "hawser"},
    "fathom": lambda _: {"text": "0.5"},
    "lights": _pairs,
    "landing": lambda seen: _order(seen, LANDING),
    "ebb": lambda seen: _at(seen, lambda symbol: symbol == "#"),
    "flood": lambda seen: _curve(seen, 0.0, 1.0),
    "level": lambda seen: {"text": number(cell(seen.numbers))},
}
_WRONG: Mapping[str, Rule] = {
    "tide": lambda _: {"choice": "wind"},
    "crew": lambda _: {"choices": ["anchor", "sail"]},
    "knots": lambda _: {"gaps": ["acres", "feet"]},
    "port": lambda _: {"grade": "again"},
    "salt": lambda _: {"value": True},
    "rope": lambda _: {"text": "Halyard"},
    "fathom": lambda _: {"text": "2"},
    "lights": lambda seen: _pairs(seen, shift=1),
    "landing": lambda seen: _order(seen, LANDING[::-1]),
    "ebb": lambda seen: _at(seen, lambda symbol: symbol != "#"),
    "flood": lambda seen: _curve(seen, 1.0, 0.0),
    "level": lambda seen: {"text": number(SLIPS["gates-swapped"][1](seen.numbers))},
}
_PARTLY: Mapping[str, Rule] = {
    "crew": lambda _: {"choices": ["keeper"]},
    "knots": lambda _: {"gaps": ["knots", "feet"]},
    "lights": _one_pair,
    "landing": lambda seen: _order(seen, [LANDING[1], LANDING[0], *LANDING[2:]]),
    "flood": lambda seen: _curve(seen, 1.0, 1.0),
}


def filled(form: Form, response: Response) -> Form:
    """The form with this response filled in, as its fields take it."""
    return form.filled(**_fields(response))


def _fields(response: Response) -> dict[str, Any]:
    ((name, value), *more) = response.items()
    if more:
        return {"spot": f"{response['step']}.{response['unit']}"}
    return _FIELDS.get(name, lambda given: {name: given})(value)


_FIELDS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "choices": lambda ids: {"choice": ids},
    "value": lambda truth: {"choice": "true" if truth else "false"},
    "gaps": lambda gaps: {"gap": gaps},
    "pairs": lambda pairs: {f"pair.{side}": letter for side, letter in pairs.items()},
    "order": lambda order: {f"place.{letter}": str(place) for place, letter in enumerate(order, start=1)},
    "values": lambda values: {"curve": [str(value) for value in values]},
    "skipped": lambda _: {"skipped": "1"},
}
