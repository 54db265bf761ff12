"""A response as the fields of a form give it, and the way back: type by type."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from werkzeug.datastructures import MultiDict

from app.study.numbers import UnreadableNumber, read_number

_SHARE = re.compile(r"\s*[01][.,][0-9]{1,9}\s*", re.ASCII)


def posted_response(form: MultiDict[str, str]) -> dict[str, object]:
    """The response in the JSON of the interface; {} where nothing was chosen."""
    if "skipped" in form:
        return {"skipped": True}
    read = _RESPONSES.get(form.get("type", ""))
    return read(form) if read else {}


def _one(name: str, form: MultiDict[str, str]) -> dict[str, object]:
    return {name: form[name]} if name in form else {}


def _pairs(form: MultiDict[str, str]) -> dict[str, object]:
    return {"pairs": {key.removeprefix("pair."): form[key] for key in form if key.startswith("pair.")}}


def _order(form: MultiDict[str, str]) -> dict[str, object]:
    """The letters by the places that they were given; two at one place, or none, are no order."""
    places = {key.removeprefix("place."): form[key] for key in form if key.startswith("place.")}
    wanted = [str(place) for place in range(1, len(places) + 1)]
    if sorted(places.values()) != sorted(wanted):
        return {"order": []}
    return {"order": sorted(places, key=lambda letter: int(places[letter]))}


def _point(form: MultiDict[str, str]) -> dict[str, object]:
    found = re.fullmatch(r"([0-9]{1,4})\.([0-9]{1,4})", form.get("spot", ""), re.ASCII)
    return {"step": int(found[1]), "unit": int(found[2])} if found else {}


def _curve(form: MultiDict[str, str]) -> dict[str, object]:
    """Shares as they were written; what cannot be read stays a text, which is refused with a sentence."""
    return {"values": [_number_or_text(text) for text in form.getlist("curve")]}


def _number_or_text(text: str) -> object:
    if _SHARE.fullmatch(text):
        return float(text.replace(",", "."))
    try:
        return read_number(text)
    except UnreadableNumber:
        return text


_TEXT = partial(_one, "text")
_RESPONSES: Mapping[str, Callable[[MultiDict[str, str]], dict[str, object]]] = {
    "single": partial(_one, "choice"),
    "multiple": lambda form: {"choices": form.getlist("choice")},
    "boolean": lambda form: {"value": form["choice"] == "true"} if form.get("choice") in {"true", "false"} else {},
    "typed": _TEXT,
    "numeric": _TEXT,
    "computed": _TEXT,
    "cloze": lambda form: {"gaps": form.getlist("gap")},
    "matching": _pairs,
    "ordering": _order,
    "hotspot": _point,
    "predict": _curve,
    "flashcard": partial(_one, "grade"),
}


def fields_of(response: Mapping[str, Any]) -> dict[str, list[str]]:
    """The fields of a form that give `response`: the way back of `posted_response`."""
    if "step" in response:
        return {"spot": [f"{response['step']}.{response['unit']}"]}
    fields: dict[str, list[str]] = {}
    for key, value in response.items():
        fields |= _FIELDS[key](value)
    return fields


_FIELDS: Mapping[str, Callable[[Any], dict[str, list[str]]]] = {
    "skipped": lambda _value: {"skipped": ["1"]},
    "choice": lambda value: {"choice": [value]},
    "choices": lambda value: {"choice": list(value)},
    "value": lambda value: {"choice": ["true" if value else "false"]},
    "text": lambda value: {"text": [value]},
    "gaps": lambda value: {"gap": list(value)},
    "pairs": lambda value: {f"pair.{pair}": [letter] for pair, letter in value.items()},
    "order": lambda value: {f"place.{letter}": [str(place)] for place, letter in enumerate(value, start=1)},
    "values": lambda value: {"curve": [f"{one:g}" for one in value]},
    "grade": lambda value: {"grade": [value]},
}
