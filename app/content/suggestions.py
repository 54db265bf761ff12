"""What editors complete: names that a place may hold. Others are left to the check, as a set can bring its own."""

from collections.abc import Iterator
from typing import Any

from app.content.known_names import KnownNames
from app.lab.generators import GENERATORS

Schema = dict[str, Any]


BY_KEY = {"concept": "concepts", "misconception": "misconceptions", "model": "models"}
LISTS = {"sources": "sources", "requires": "concepts"}


def suggested(schema: Any, names: KnownNames) -> Any:
    """The schema with the names that its keys can hold."""
    documents = list(schema.get("definitions", {}).values())
    kinds = {kind for document in documents for kind in _documented(document, names)}
    if kinds:
        schema["definitions"].update({f"known_{kind}": {"enum": list(getattr(names, kind))} for kind in sorted(kinds)})
    for document in documents:
        if "probe" in document.get("properties", {}):
            _generators(document)
    return schema


def _documented(document: Schema, names: KnownNames) -> Iterator[str]:
    """Every kind of name that the keys of a document now suggest."""
    properties = document.get("properties", {})
    for key, one in properties.items():
        if (kind := BY_KEY.get(key)) and getattr(names, kind):
            properties[key] = _with(one, kind)
            yield kind
        elif (kind := LISTS.get(key)) and getattr(names, kind) and "items" in one:
            one["items"] = _with(one["items"], kind)
            yield kind


def _with(schema: Schema, kind: str) -> Schema:
    others = schema.get("anyOf", [{key: value for key, value in schema.items() if key not in {"title", "default"}}])
    kept = {key: value for key, value in schema.items() if key in {"title", "default"}}
    return {**kept, "anyOf": [{"$ref": f"#/definitions/known_{kind}"}, *others]}


def _generators(document: Schema) -> None:
    """The probes there are, and the slips of each, all of which want their feedback."""
    document["properties"]["probe"] = {"title": "Probe", "enum": list(GENERATORS)}
    document["allOf"] = [
        {
            "if": {"type": "object", "required": ["probe"], "properties": {"probe": {"const": probe.id}}},
            "then": {"type": "object", "properties": {"feedback": _slips(list(probe.misconceptions))}},
        }
        for probe in GENERATORS.values()
    ]


def _slips(slips: list[str]) -> Schema:
    return {"type": "array", "items": {"type": "object", "properties": {"when": {"enum": slips}}}}
