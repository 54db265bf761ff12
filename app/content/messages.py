"""Validation errors in an author's words: what is wrong, and what to write, which was tried and fits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.content.faults import Fault
from app.content.key_faults import LANGUAGE_WORDS, another_key, going_on, key_hint, type_fault
from app.content.nodes import Node, Path
from app.content.repairs import TOLERANCE, repairs
from app.content.shapes import Schema, fact, options, place, type_names
from app.content.tries import Tried, real_path

MOST_TRIED = 50  # faults of a file for which a repair is looked for: each takes a reading
# By the kind of error: what is wrong. What to write follows from what may stand there.
_SAID = {
    "missing": "`{key}` is missing",
    "extra_forbidden": "`{key}` is not a key here",
    "string_type": "`{key}` takes text",
    "string_too_short": "`{key}` is empty",
    "string_too_long": "`{key}` is longer than {max_length} characters",
    "string_pattern_mismatch": "`{key}` is not written as it should be",
    "text_type": "`{key}` takes text",
    "dict_type": "`{key}` takes keys and values",
    "model_type": "`{key}` takes keys and values",
    "model_attributes_type": "a question takes keys and values",
    "bool_type": "`{key}` takes true or false",
    "float_type": "`{key}` takes a number",
    "finite_number": "`{key}` takes a number",
    "list_type": "`{key}` takes a list",
    "int_type": "`{key}` takes a whole number",
    "greater_than_equal": "`{key}` is too small: it is at least {ge:g}",
    "less_than_equal": "`{key}` is too large: it is at most {le:g}",
    "too_short": "`{key}` has too few items: at least {min_length}",
    "too_long": "`{key}` has too many items: at most {max_length}",
    "key": "`{key}` is not written as it should be",
    "union_tag_not_found": "`type` is missing",
    "union_tag_invalid": "`{tag}` is no question type",
    "enum": "`{key}` takes {expected}",
    "literal_error": "`{key}` takes {expected}",
}
_CONDITIONS = {"hit", "shows"}  # keys whose text is a condition
EMPTY = "`{key}` is empty"
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and single hyphens, like forget-gate",
    "^([a-z]{2})?$": LANGUAGE_WORDS,
    "^[a-z]{2}$": LANGUAGE_WORDS,
    TOLERANCE: "a share like 1%, or a distance like 0.05 absolute",
    "^S[0-9]{2}$": "an item of the content brief, like S03",
    r"^10\.\d{4,9}/\S+$": "a DOI like 10.1162/089976600300015015",
    r"^\d{4}\.\d{4,5}$|^[a-z-]+/\d{7}$": "an id of arXiv like '1503.04069', in quotes",
    r'^https?://[^\s<>"]+$': "an address like https://example.org/paper.pdf",
}


@dataclass(frozen=True, slots=True)
class _Error:
    """An error, and the place that it is about."""

    kind: str
    steps: Path  # with the names of branches
    path: Path  # without them
    key: str
    facts: dict[str, Any]
    schemas: list[Schema]


def shape_faults(error: ValidationError, root: Node, shape: type[BaseModel]) -> Iterator[Fault]:
    """Each error of `error`, with its path and in plain words; of what stands in one place, one."""
    tried, told, meant = Tried(root, shape), set[object](), set[Path]()
    missing: list[tuple[Path, Fault]] = []
    for number, item in enumerate(error.errors(include_url=False, include_input=False)):
        read = _read(item, tried)
        fault = _fault(read, tried, meant) if number < MOST_TRIED else Fault(read.path, _message(read), _usual(read))
        if read.kind == "missing":
            missing.append(((*read.path, read.key), fault))
        elif fault.path not in told:
            told.add(fault.path)
            yield fault
    yield from (fault for path, fault in missing if path not in meant)


def _read(item: ErrorDetails, tried: Tried) -> _Error:
    steps, kind = tuple(item["loc"]), item["type"]
    path = real_path(tried.root, steps)
    named = steps if kind == "missing" else path
    key = next((step for step in reversed(named) if isinstance(step, str)), "this file")
    facts = {**item.get("ctx", {}), "key": key, "said": item["msg"]}
    schemas = place(tried.shape, steps)
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        schemas = [{"enum": type_names(tried.shape)}]
    return _Error("key" if steps[-1:] == ("[key]",) else kind, steps, path, key, facts, schemas)


def _message(error: _Error) -> str:
    return _SAID.get(error.kind, "`{key}`: {said}").format(**error.facts)


def _fault(error: _Error, tried: Tried, meant: set[Path]) -> Fault:
    """`meant` collects the places that another key was meant to fill: what is missing there is told by it."""
    message = _message(error)
    if error.kind == "missing":
        return Fault(error.path, message, _line_to_add(error, tried))
    if error.kind in {"union_tag_not_found", "union_tag_invalid"}:
        return type_fault(tried, error.path, message, options(error.schemas))
    if joined := going_on(tried, error.path, error.steps):
        return joined
    if error.kind == "extra_forbidden":
        fault, instead = another_key(tried, error.path, error.steps, message)
        meant.add(instead)
        return fault
    if error.kind == "key":
        return Fault(error.path, message, key_hint(tried, error.path, _words(error.facts.get("pattern"))))
    if tried.node(error.path).value is None:
        return Fault(error.path, EMPTY.format(key=error.key), _usual(error))
    return Fault(error.path, message, _repair(error, tried) or _usual(error))


def _words(pattern: object) -> str:
    return _PATTERNS.get(str(pattern), "")


def _repair(error: _Error, tried: Tried) -> str:
    """What to write in its place, where something that was tried there fits."""
    node, last = tried.node(error.path), error.path[-1] if error.path and error.key not in _CONDITIONS else None
    for shown, value in repairs(node.plain(), node.written, error.schemas) if last is not None else ():
        if tried.fits(error.path, lambda around, value=value: around.__setitem__(last, value)):  # type: ignore[misc]
            line = f"{error.key}: {shown}" if isinstance(last, str) else shown
            words = _words(fact(error.schemas, "pattern"))
            return f"write {line}" + (f" ({words})" if words else "")
    return ""


def _line_to_add(error: _Error, tried: Tried) -> str:
    """A key that is missing, as it is written."""
    kinds, words = {schema.get("type") for schema in error.schemas}, options(error.schemas)
    if "array" in kinds and "string" not in kinds:
        return f"add a line {error.key}: and below it, further to the right, each item after a -"
    shown = f"{error.key}: {words[0] if words else '…'}"
    others = f", or another of: {', '.join(words)}" if words[1:] else ""
    if tried.node(error.path).written:
        return f"add {shown} before the }}{others}"
    return f"add a line {shown}{others}" + ("" if words else ", in the column of the keys beside it")


def _usual(error: _Error) -> str:
    """What may stand there."""
    schemas, facts = error.schemas, error.facts
    kinds = {str(schema.get("type")) for schema in schemas}
    if error.key in _CONDITIONS:
        return "a condition is like: forget < 0.1 and cell > 1"
    if words := options(schemas):
        return f"write one of: {', '.join(words)}"
    if error.kind in _COUNTS:
        return _COUNTS[error.kind].format(**facts)
    if pattern := fact(schemas, "pattern"):
        return f"write {_words(pattern)}"
    return next(
        (
            said.format(**_bounds(schemas))
            for start, said in _KINDS.items()
            if any(kind.startswith(start) for kind in kinds)
        ),
        "",
    )


def _bounds(schemas: list[Schema]) -> dict[str, Any]:
    low, high = fact(schemas, "minimum"), fact(schemas, "maximum")
    words = f" from {low:g} to {high:g}" if low is not None and high is not None else ""
    keys = [key for schema in schemas for key in schema.get("required", schema.get("properties", []))]
    return {"range": words, "keys": ", ".join(dict.fromkeys(keys))}


_COUNTS = {
    "string_too_short": "write its text between the quotes",
    "string_too_long": "shorten it to {max_length} characters",
    "too_short": "add some, until it has {min_length}",
    "too_long": "take some out, until it has {max_length}",
}
_KINDS = {
    "bool": "write true or false, without quotes",
    "integer": "write a whole number{range}, without quotes",
    "number": "write a number{range}, with a decimal point and without quotes",
    "string": "write its text after the colon, in quotes where it looks like a number",
    "array": "write each item on a line of its own below it, after a -",
    "object": "write its keys below it, each on a line of its own: {keys}",
}
