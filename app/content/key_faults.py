"""Keys that cannot stand where they stand: what was probably meant by them."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import partial
from itertools import chain, takewhile
from typing import Any

from app.content.faults import Fault
from app.content.nodes import Node, Path, read_plain
from app.content.quoting import quotes_hint
from app.content.repairs import slug_of
from app.content.shapes import keys_at, types_with
from app.content.tries import Tried

NEAR, VERY_NEAR = 0.6, 0.85  # likeness of two keys
LANGUAGE_WORDS = "two small letters, like es"
COMMA = "a comma ends a text inside {…}"


def another_key(tried: Tried, path: Path, steps: Path, message: str) -> tuple[Fault, Path]:
    """An unknown key: the one that it should be, or where it belongs; and the path that it should have."""
    key, around = str(path[-1]), tried.node(path[:-1])
    here = keys_at(tried.shape, steps[:-1])
    if hint := _without_its_space(tried, path, key):
        return Fault(path, message, hint), (*path[:-1], re.split("[: ]", key)[0])
    if name := _near(tried, path, key, [one for one in here if one not in around.keys]):
        return Fault(path, message, f"did you mean `{name}`?"), (*path[:-1], name)
    if near := get_close_matches(key.lower(), [one for one in here if one in around.keys], n=1, cutoff=VERY_NEAR):
        return Fault(path, message, f"take it out: `{near[0]}` stands here already"), path
    if (outer := _owner(tried, path, steps, key)) is not None:
        return Fault(path, message, _further_left(tried.node(outer))), (*outer, key)
    if types := types_with(tried.shape, key):
        return Fault(path, message, f"take it out: only questions of the type {' or '.join(types)} have it"), path
    return Fault(path, message, f"take it out; what may stand here: {', '.join(here)}"), path


def key_hint(tried: Tried, path: Path, words: str) -> str:
    """What to write for a key of one's own that is not written as ids and languages are."""
    key = str(path[-1])
    if hint := _without_its_space(tried, path, key):
        return hint
    slug, value = slug_of(key), tried.node(path).plain()
    if slug and tried.fits((*path[:-1], slug), partial(_replaced, key=key, name=slug, value=value)):
        return f"write {slug} ({words})"
    comma = "; a text that holds a comma goes in quotes" if words == LANGUAGE_WORDS else ""
    return f"write {words}{comma}"


def type_fault(tried: Tried, path: Path, message: str, types: list[str]) -> Fault:
    """A question that does not say what type it is: the one that it is written as."""
    around = tried.node(path)
    given, key = around.at("type"), next(iter(get_close_matches("type", list(around.keys), n=1)), "type")
    if given is None and key != "type":
        return Fault((*path, key), f"`{key}` is not a key here", "did you mean `type`?")
    said = str(given).lower()
    near = [*get_close_matches(said, types, n=1), *(one for one in types if given and one.startswith(said))]
    meant = next(chain(near, (one for one in types if tried.fits(path, partial(_typed, name=one)))), None)
    if given is not None:
        return Fault((*path, "type"), message, f"write type: {meant}" if meant else f"write one of: {', '.join(types)}")
    first, others = meant or types[0], "" if meant else f", or another of: {', '.join(types)}"
    return Fault(path, message, f"add a line type: {first}{others}")


def _typed(questions: list[dict[str, Any]], name: str) -> None:
    questions[0]["type"] = name


def _without_its_space(tried: Tried, path: Path, key: str) -> str:
    """`id:a` inside {…}."""
    name, colon, text = key.partition(":") if ":" in key else key.partition(" ")
    value, missing = read_plain(text), "a space is missing after the colon" if ":" in key else "a colon is missing"
    if colon and text and tried.fits((*path[:-1], name), partial(_replaced, key=key, name=name, value=value)):
        return f"{missing}: write {name}: {text}"
    return ""


def _near(tried: Tried, path: Path, key: str, names: list[str]) -> str:
    value = tried.node(path).plain()
    for name in get_close_matches(key.lower(), names, n=3, cutoff=NEAR):
        if tried.fits((*path[:-1], name), partial(_replaced, key=key, name=name, value=value)):
            return name
    return ""


def _replaced(around: dict[str, Any], key: str, name: str, value: object) -> None:
    del around[key]
    around[name] = value


def _owner(tried: Tried, path: Path, steps: Path, key: str) -> Path | None:
    """What lies around it, has that key and lacks it: the key is only indented too far."""
    for outer in (path[:length] for length in range(len(path) - 2, -1, -1)):
        around = tried.node(outer)
        if (
            isinstance(around.value, dict)
            and key not in around.keys
            and key in keys_at(tried.shape, _steps_to(steps, outer))
        ):
            return outer
    return None


def _further_left(around: Node) -> str:
    first = next(iter(around.keys.values()))
    return f"it belongs to what begins on line {first.line}: write it below these lines, from column {first.column} on"


def _steps_to(steps: Path, path: Path) -> Path:
    """The part of `steps` that leads to `path`, with the names of branches in it."""
    at, left = 0, list(path)
    while left:
        if steps[at] == left[0]:
            left.pop(0)
        at += 1
    if at < len(steps) and path[:1] == ("questions",) and len(path) == 2:
        at += 1  # the name of the type
    return steps[:at]


def going_on(tried: Tried, path: Path, steps: Path) -> Fault | None:
    """What is read as a key, but goes on with the text before it: `{en: a, b}`."""
    around = tried.node(path[:-1]) if path else None
    if around is None or not around.written or not isinstance(around.value, dict):
        return None
    names, own = list(around.keys), keys_at(tried.shape, steps[:-1] if steps[-1] != "[key]" else steps[:-2])
    at = names.index(str(path[-1]))
    before = next((n for n in range(at - 1, -1, -1) if isinstance(around.value[names[n]].value, str)), None)
    following = (
        list(takewhile(lambda name: _goes_on(name, around, own), names[before + 1 :])) if before is not None else []
    )
    return _joined(tried, path, around, names[at - 1] if before is None else names[before], following)


def _goes_on(name: str, around: Node, own: list[str]) -> bool:
    """It is no key of what stands there, and looks like none."""
    if name in own or (not own and re.fullmatch("[a-z]{2}", name)):
        return False
    return " " in name or around.at(name) is None


def _joined(tried: Tried, path: Path, around: Node, name: str, following: list[str]) -> Fault | None:
    values: Mapping[str, Any] = around.plain()  # type: ignore[assignment]
    more = [f", {key}" + (f": {values[key]}" if values[key] is not None else "") for key in following]
    text = "".join([str(values[name]), *more])
    if not following or not _fits_joined(tried, path, name, text, following):
        return None
    return Fault((*path[:-1], name), COMMA, quotes_hint(name, text))


def _fits_joined(tried: Tried, path: Path, name: str, text: str, taken: list[str]) -> bool:
    def change(around: dict[str, Any]) -> None:
        for key in taken:
            del around[key]
        around[name] = text

    return tried.fits((*path[:-1], name), change)
