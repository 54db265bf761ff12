"""The schema of side files: the texts of a set alone, under the ids of their parts."""

from collections.abc import Iterable
from typing import Any

from app.content.documents import SetIn
from app.content.shapes import Schema, alternatives, place
from app.content.translations import NAMES, TEXTS

TEXT = {"type": "string", "minLength": 1}
LANGUAGE = {"type": "string", "pattern": "^[a-z]{2}$"}
NAME = {"anyOf": [{"type": "string", "minLength": 1}, {"type": "number"}]}


def translation_schema() -> dict[str, Any]:
    """Every text of a set, and of each part that has an id (or a `when`)."""
    concepts = {"anyOf": [{"type": "object", "additionalProperties": TEXT}, _parts(place(SetIn, ("concepts", 0)))]}
    own = {"type": "object", "additionalProperties": _part(place(SetIn, ("misconceptions", "any")))}
    return {
        "title": "Translation",
        "description": "The texts of a set in another language, under the same ids.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "set": TEXT,
            "language": LANGUAGE,
            **_texts(place(SetIn, ())),
            "concepts": concepts,
            "misconceptions": own,
            "questions": _parts(place(SetIn, ("questions", 0))),
        },
    }


def _parts(schemas: Iterable[Schema]) -> dict[str, Any]:
    return {"type": "array", "items": _part(schemas)}


def _part(schemas: Iterable[Schema]) -> dict[str, Any]:
    """A part of a set with its texts, and the parts of it."""
    schemas = [schema for schema in schemas if "properties" in schema]
    names = [name for name in NAMES if any(name in schema["properties"] for schema in schemas)]
    inner = {
        key: _parts(found)
        for schema in schemas
        for key, value in schema["properties"].items()
        if (found := [one for one in alternatives(value.get("items", {}), SetIn) if _has_a_name(one)])
    }
    properties = {**dict.fromkeys(names, NAME), **_texts(schemas), **inner}
    return {"type": "object", "additionalProperties": False, "required": names, "properties": properties}


def _texts(schemas: Iterable[Schema]) -> dict[str, Any]:
    """The keys that hold words by language."""
    properties = [item for schema in schemas for item in schema.get("properties", {}).items()]
    return {key: TEXT for key, value in properties if key in TEXTS and _is_text(value)}


def _is_text(value: Schema) -> bool:
    return any("patternProperties" in one for one in alternatives(value, SetIn))


def _has_a_name(schema: Schema) -> bool:
    return any(name in schema.get("properties", {}) for name in NAMES)
