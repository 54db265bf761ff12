"""Validation errors in an author's words."""

from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError

from app.content.documents import SetIn
from app.content.faults import Fault
from app.content.nodes import Path
from app.content.question_types.table import DOCUMENT_TYPES
from app.content.sources import SourcesIn
from app.content.texts import OWN_LANGUAGE
from app.content.vocabulary import AN_ID, IDS, ITS_OWN, TITLES, ConceptsIn, MisconceptionsIn


def _keys(document: type[BaseModel]) -> set[str]:
    """Every key that a file of this shape can hold, however deep."""
    schema = document.model_json_schema()
    return {key for part in [schema, *schema["$defs"].values()] for key in part.get("properties", {})}


_FILES: tuple[type[BaseModel], ...] = (SetIn, SourcesIn, ConceptsIn, MisconceptionsIn)
KNOWN_KEYS = sorted({key for document in _FILES for key in _keys(document)})
TYPE_NAMES = ", ".join(DOCUMENT_TYPES)

_WORDS: dict[str, tuple[str, str]] = {
    "missing": ("`{key}` is missing", ""),
    "extra_forbidden": ("`{key}` is not a key here", "{close}"),
    "string_type": ("`{key}` takes text", "put it in quotes"),
    "string_too_short": ("`{key}` is empty", ""),
    "string_too_long": ("`{key}` is longer than {max_length} characters", ""),
    "string_pattern_mismatch": ("`{key}` is not written as it should be", "{pattern}"),
    "text_type": ("`{key}` takes text", "put it in quotes"),
    "dict_type": ("`{key}` takes keys and values", "each on a line of its own: key: value"),
    "model_type": ("`{key}` takes keys and values", "each on a line of its own: key: value"),
    "model_attributes_type": ("a question takes keys and values", "it starts with `- id:`"),
    "bool_type": ("`{key}` takes true or false", "without quotes"),
    "float_type": ("`{key}` takes a number", "without quotes, with a decimal point"),
    "list_type": ("`{key}` takes a list", "each item on a line of its own, after a -"),
    "int_type": ("`{key}` takes a whole number", "without quotes"),
    "too_short": ("`{key}` has too few items: at least {min_length}", ""),
    "too_long": ("`{key}` has too many items: at most {max_length}", ""),
    "union_tag_not_found": ("`type` is missing", "one of: " + TYPE_NAMES),
    "union_tag_invalid": ("`{tag}` is no question type", "one of: " + TYPE_NAMES),
    "enum": ("`{key}` takes {expected}", ""),
    "literal_error": ("`{key}` takes {expected}", ""),
}
# Steps of a path that the file does not hold.
_NO_KEYS = {"[key]", IDS, TITLES, AN_ID, ITS_OWN, OWN_LANGUAGE, *TYPE_NAMES.split(", ")}
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and single hyphens, like forget-gate",
    "^([a-z]{2})?$": "a language has two small letters, like es",
    "^[a-z]{2}$": "a language has two small letters, like es",
    r"^[0-9]{1,3}(\.[0-9]{1,6})?(%| absolute)$": "like 1% or 0.05 absolute",
    "^S[0-9]{2}$": "an item of the content brief, like S03",
}


def shape_faults(error: ValidationError) -> Iterator[Fault]:
    """Each error of `error`, with its path and in plain words."""
    for item in error.errors(include_url=False, include_input=False):
        path: Path = tuple(item["loc"])
        key = next((step for step in reversed(path) if isinstance(step, str) and step not in _NO_KEYS), "this file")
        message, hint = _WORDS.get(item["type"], ("`{key}`: {said}", ""))
        facts = {**item.get("ctx", {}), "key": key, "said": item["msg"], "close": _close(key)}
        facts["pattern"] = _PATTERNS.get(facts.get("pattern", ""), facts.get("pattern", ""))
        yield Fault(path, message.format(**facts), hint.format(**facts))


def _close(key: str) -> str:
    found = get_close_matches(key, KNOWN_KEYS, n=1)
    return f"did you mean `{found[0]}`?" if found else "take it out, or see docs/writing-questions.md"
